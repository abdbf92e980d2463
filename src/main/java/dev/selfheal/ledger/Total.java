package dev.selfheal.ledger;

import java.time.Instant;

/**
 * All attempts ever upon one target for one cause.
 *
 * @param healed those that the probe confirmed
 * @param last when the latest was
 */
public record Total(String target, String cause, long attempts, long healed, Instant last) {
    Total plus(Total other) {
        return new Total(
                target,
                cause,
                attempts + other.attempts,
                healed + other.healed,
                last.isAfter(other.last) ? last : other.last);
    }
}
