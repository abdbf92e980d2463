package dev.selfheal.verdict;

/** What an alert tells. */
public enum AlertKind {
    /** Something is wrong. */
    OPENED,
    /** It still is. */
    REMINDER,
    /** It is well again. */
    RESOLVED,
    /** Nobody will ever see whether it is: its subject is no longer watched, or its rule is gone. */
    CLOSED
}
