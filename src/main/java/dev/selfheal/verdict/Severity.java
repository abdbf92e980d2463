package dev.selfheal.verdict;

/** How much a finding matters. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
