package dev.selfheal.fact;

/** Whether the owner has switched a job off in the supervisor. */
public enum Enablement {
    ENABLED,
    DISABLED,
    UNKNOWN
}
