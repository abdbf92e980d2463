package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All clocks of a machine at one moment.
 *
 * @param nanos of a monotonic clock that begins at boot and stands still while the machine sleeps
 * @param booted when it booted, by today's wall clock; null where that is not known
 */
public record Reading(Instant wall, long nanos, @Nullable Instant booted) {
    /** That of an entry of the journal; null where it has no time. */
    static @Nullable Reading of(ObjectNode event) {
        return Events.time(event, "at")
                .map(at -> new Reading(
                        at,
                        event.path("nanos").asLong(),
                        Events.time(event, "booted").orElse(null)))
                .orElse(null);
    }
}
