package dev.selfheal.verdict;

/** What an alert tells. */
public enum AlertKind {
    OPENED,
    RESOLVED
}
