package dev.selfheal.chronicle;

import java.time.Instant;

/** A finding that was only noted. */
public record Note(String rule, String subject, String message, Instant first) {}
