package dev.selfheal.fact;

import java.time.Instant;

/**
 * All attempts ever at one action upon one target for one cause, also those that are no longer remembered one by one.
 *
 * @param subject what was acted on: the target
 * @param cause rule id of the finding or cause that asked for it
 * @param attempts how many there were; one that goes on elsewhere and advances is none
 * @param healed those that the probe confirmed
 * @param failed those since the last that healed
 * @param sinceHealthy those since what asked for them was last healthy: well for 24 hours on end, or a person said to go on
 * @param last when the latest was
 */
public record Tally(
        String subject,
        String cause,
        String action,
        long attempts,
        long healed,
        long failed,
        long sinceHealthy,
        Instant last)
        implements Remembered {}
