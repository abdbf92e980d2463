package dev.selfheal.fact;

import java.time.Instant;

/**
 * One finding over time, as remembered from earlier cycles.
 *
 * @param id stable from first seen to closed
 * @param rule rule id of the finding
 * @param announced whether an alert told the operator that it opened
 */
public record Incident(String subject, String id, String rule, Instant since, boolean announced)
        implements Remembered {}
