package dev.selfheal.fact;

/** How an attempt ended. */
public enum Result {
    /** The probe says it is well. */
    HEALED,
    /** The probe still says it is sick. */
    NOT_HEALED,
    /** It could not be found out, or the process that tried did not live to tell. */
    UNKNOWN,
    /** It goes on elsewhere and was seen to advance. */
    IN_PROGRESS,
    /** What it needs no longer exists, so trying again is no use. */
    GONE
}
