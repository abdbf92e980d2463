package dev.selfheal.verdict;

/**
 * Something the operator is told.
 *
 * @param about rule id of the finding or cause whose incident opened or closed
 */
public record Alert(String rule, AlertKind kind, String about, String subject, Severity severity, String message)
        implements Conclusion {}
