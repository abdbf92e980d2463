package dev.selfheal.chronicle;

import java.time.Instant;

/** Something that the monitor itself had trouble with: a problem of outcomes, or a look that failed. */
public record Trouble(String what, int times, Instant first, Instant last) {}
