package dev.selfheal.fact;

import java.time.Instant;

/**
 * One remembered try.
 *
 * @param subject what was acted on: the target
 * @param cause rule id of the finding or cause that asked for it
 * @param action such as {@code service.restart}
 * @param cycle id of the cycle that tried
 */
public record Attempt(String subject, String cause, String action, Instant at, Result result, String cycle)
        implements Remembered {}
