package dev.selfheal.fact;

/** How much of what was tried before is known. */
public enum MemoryState {
    /** There never was anything to remember. */
    FRESH,
    GOOD,
    /** Something that was written down is missing. */
    PARTIAL,
    /** All of it is missing. */
    LOST
}
