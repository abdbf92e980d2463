package dev.selfheal.policy.sample;

/** A record within a fact. */
public record Place(String host, int port) {}
