package dev.selfheal.policy.sample;

/** Some values. */
public enum Level {
    LOW,
    MIDDLE,
    HIGH
}
