package dev.selfheal.fact;

/** What came of a request to the local model. */
public enum Heard {
    /** An answer that passed every check. */
    ANSWERED,
    /** None, or one that did not. */
    NONE,
    /** One that another machine had made. */
    ELSEWHERE,
    /** That was never written down: the cycle was cut off. */
    UNKNOWN
}
