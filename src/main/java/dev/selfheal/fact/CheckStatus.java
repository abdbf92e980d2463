package dev.selfheal.fact;

/** The four answers of the monitoring plugin convention, by exit status 0 to 3. */
public enum CheckStatus {
    OK,
    WARNING,
    CRITICAL,
    UNKNOWN
}
