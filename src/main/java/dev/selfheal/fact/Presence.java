package dev.selfheal.fact;

/** Whether a path is there. Denied is a {@link ProbeFailure}: it tells neither. */
public enum Presence {
    PRESENT,
    ABSENT,
    /** Something else is there: a directory where a file should be, or the other way round. */
    WRONG_KIND
}
