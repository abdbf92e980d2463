package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of an order.
 *
 * @param reason why it was not applied, or what the action said
 * @param result present exactly where it was applied
 * @param took from looking again to the last proof
 */
public record Treatment(
        Order order, Decision decision, String reason, Optional<Result> result, Instant at, Duration took) {
    /** A decision is a value. */
    public enum Decision {
        APPLIED,
        /** Looking again, it was well: nothing was done. */
        ALREADY_WELL,
        /** The safety floor refused. */
        REFUSED
    }
}
