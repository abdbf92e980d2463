package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Incident;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The incidents that the journal tells of. */
final class Incidents {
    private static final int ID_BYTES = 4;

    private Incidents() {}

    /** Those that are not closed, sorted by subject and rule. */
    static List<Incident> open(List<ObjectNode> events, Instant now) {
        Map<String, Incident> open = new LinkedHashMap<>();
        for (ObjectNode event : events) {
            String id = Events.text(event, "id");
            if (Events.is(event, Events.INCIDENT)) {
                Instant said = Events.time(event, "at").orElse(now);
                Instant since = said.isAfter(now) ? now : said;
                open.put(
                        id,
                        new Incident(
                                Events.text(event, "subject"),
                                id,
                                Events.text(event, "rule"),
                                since,
                                false,
                                null,
                                true,
                                false));
            } else if (Events.is(event, Events.INCIDENT_TOLD)) {
                Instant told = Events.time(event, "at").orElse(now);
                open.computeIfPresent(id, (same, was) -> was.withTold(told.isAfter(now) ? now : told));
            } else if (Events.is(event, Events.INCIDENT_ENDED)) {
                open.remove(id);
            }
        }
        return open.values().stream()
                .sorted(Comparator.comparing(Incident::subject)
                        .thenComparing(Incident::rule)
                        .thenComparing(Incident::id))
                .toList();
    }

    /** Short enough to say over the telephone, and the same whoever works it out. */
    static String id(String rule, String subject, Instant since) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((rule + "\n" + subject + "\n" + since).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
