package dev.selfheal.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All clocks of a machine at one moment.
 *
 * @param nanos of a monotonic clock that begins at boot and stands still while the machine sleeps
 * @param booted when it booted, by today's wall clock; null where that is not known
 */
public record Reading(Instant wall, long nanos, @Nullable Instant booted) {}
