package dev.selfheal.policy.sample;

/** A small fact beside the large one. */
public record Round(String subject, int size) implements Shape {}
