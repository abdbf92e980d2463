package dev.selfheal.fact;

/** What the owner expects of a job. */
public enum Expectation {
    RUNNING,
    /** Loaded, and started by the supervisor at its times; idle in between. */
    SCHEDULED,
    LOADED,
    ANY
}
