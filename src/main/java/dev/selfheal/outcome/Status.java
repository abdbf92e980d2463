package dev.selfheal.outcome;

/** How the machine is after a cycle. */
public enum Status {
    /** Nothing was found, and nothing could not be found out. */
    HEALTHY,
    /** Something was sick in this cycle and is proven well; nothing else is wrong. */
    HEALED,
    /** Findings remain that are not critical, or something could not be checked. */
    DEGRADED,
    /** A critical finding remains, or a critical subject has been unknown for two cycles. */
    CRITICAL
}
