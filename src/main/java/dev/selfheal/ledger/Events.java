package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Pause;
import dev.selfheal.sys.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The words of the journal. Entries of other types, which a newer version may have written, are kept and not read. */
final class Events {
    static final String CYCLE = "cycle-started";
    static final String CYCLE_ENDED = "cycle-finished";
    static final String ATTEMPT = "attempt";
    static final String ATTEMPT_ENDED = "attempt-ended";
    static final String INCIDENT = "incident-opened";
    static final String INCIDENT_TOLD = "incident-announced";
    static final String INCIDENT_ENDED = "incident-closed";
    /** The model is about to be asked. */
    static final String ASKED = "asked";

    static final String ASKED_ENDED = "asked-ended";
    static final String TOTAL = "total";
    static final String STREAKS = "streaks";
    /** What asked for these attempts has been well for long. */
    static final String HEALTHY = "healthy";
    /** A person said to go on. */
    static final String RESUMED = "resumed";
    /** Stands for an entry that is no longer needed but to tell that the clock was set. */
    static final String CLOCK = "clock";

    static final String DAMAGED = "damaged";

    private Events() {}

    static ObjectNode of(String type, Instant at) {
        return timeless(type).put("at", at.toString());
    }

    static ObjectNode timeless(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }

    static boolean is(ObjectNode event, String type) {
        return event.path("type").asText().equals(type);
    }

    /** Whether it says that a person would go on whatever was lost. */
    static boolean resumesAll(ObjectNode event) {
        return is(event, RESUMED) && text(event, "subject").equals(Pause.EVERYTHING);
    }

    static String text(ObjectNode event, String field) {
        return event.path(field).asText();
    }

    static Optional<Instant> time(ObjectNode event, String field) {
        try {
            return event.hasNonNull(field)
                    ? Optional.of(Instant.parse(event.path(field).asText()))
                    : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<ObjectNode> last(List<ObjectNode> events, String type) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (is(events.get(i), type)) {
                return Optional.of(events.get(i));
            }
        }
        return Optional.empty();
    }

    /** The id of the last cycle but this one, if it never finished. */
    static Optional<String> unfinished(List<ObjectNode> events, String cycle) {
        return last(
                        events.stream()
                                .filter(event -> !text(event, "cycle").equals(cycle))
                                .toList(),
                        CYCLE)
                .map(event -> text(event, "cycle"))
                .filter(id -> events.stream()
                        .noneMatch(event ->
                                is(event, CYCLE_ENDED) && text(event, "cycle").equals(id)));
    }
}
