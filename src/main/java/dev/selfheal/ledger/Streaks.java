package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Streak;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The results of the latest cycles, by finding. They are written down all at once, when a cycle was judged for the last time. */
final class Streaks {
    /** Results that are looked at for changes: as many as Nagios takes to tell what flaps. */
    static final int RESULTS = 21;

    /** Findings that are followed; those that were bad lately before others. */
    private static final int MOST = 500;

    private static final char BAD = 'b';
    private static final char GOOD = 'g';

    private Streaks() {}

    /** One finding's results, the latest last. */
    record Row(String subject, String rule, int bad, int good, Duration badFor, Duration goodFor, String results) {
        /** One of which nothing is known yet. */
        static Row fresh(String key) {
            int end = key.indexOf('\n');
            return new Row(key.substring(end + 1), key.substring(0, end), 0, 0, Duration.ZERO, Duration.ZERO, "");
        }

        Row next(boolean isBad, Duration span) {
            String all = results + (isBad ? BAD : GOOD);
            String latest = all.substring(Math.max(0, all.length() - RESULTS));
            return isBad
                    ? new Row(subject, rule, bad + 1, 0, badFor.plus(span), Duration.ZERO, latest)
                    : new Row(subject, rule, 0, good + 1, Duration.ZERO, goodFor.plus(span), latest);
        }

        int changes() {
            int changes = 0;
            for (int i = 1; i < results.length(); i++) {
                changes += results.charAt(i) == results.charAt(i - 1) ? 0 : 1;
            }
            return changes;
        }

        boolean badLately() {
            return results.indexOf(BAD) >= 0;
        }

        String key() {
            return key(rule, subject);
        }

        static String key(String rule, String subject) {
            return rule + "\n" + subject;
        }
    }

    /** As they stand in the journal, by {@link Row#key}. */
    static Map<String, Row> of(List<ObjectNode> events) {
        Map<String, Row> rows = new TreeMap<>();
        Events.last(events, Events.STREAKS)
                .ifPresent(event -> event.path("streaks").forEach(node -> {
                    Row row = row(node);
                    rows.put(row.key(), row);
                }));
        return rows;
    }

    /** Whether the results of this cycle are among them already. */
    static boolean counted(List<ObjectNode> events, String cycle) {
        return Events.last(events, Events.STREAKS)
                .map(event -> Events.text(event, "cycle").equals(cycle))
                .orElse(false);
    }

    /**
     * What stands after a cycle with these results.
     *
     * @param span observed time that the cycle adds
     * @param needed whether one that was never bad here, or has long been well, is needed all the same, by {@link Row#key}
     */
    static List<Row> after(
            Map<String, Row> before, Collection<Course> results, Duration span, Predicate<String> needed) {
        Map<String, Row> rows = new TreeMap<>(before);
        for (Course result : results) {
            String key = Row.key(result.rule(), result.subject());
            if (result.bad() || rows.containsKey(key) || needed.test(key)) {
                rows.put(key, rows.getOrDefault(key, Row.fresh(key)).next(result.bad(), span));
            }
        }
        return rows.values().stream()
                .filter(row -> row.badLately() || needed.test(row.key()))
                .sorted(Comparator.<Row>comparingInt(row -> -row.results().lastIndexOf(BAD))
                        .thenComparing(row -> row.key()))
                .limit(MOST)
                .toList();
    }

    static ObjectNode event(List<Row> rows, String cycle, Instant at) {
        ObjectNode event = Events.of(Events.STREAKS, at).put("cycle", cycle);
        ArrayNode all = event.putArray("streaks");
        rows.forEach(row -> all.addObject()
                .put("subject", row.subject())
                .put("rule", row.rule())
                .put("bad", row.bad())
                .put("good", row.good())
                .put("badFor", row.badFor().toString())
                .put("goodFor", row.goodFor().toString())
                .put("results", row.results()));
        return event;
    }

    /** As facts, sorted. */
    static List<Streak> facts(List<ObjectNode> events) {
        List<Streak> facts = new ArrayList<>();
        of(events)
                .values()
                .forEach(row -> facts.add(new Streak(
                        row.subject(), row.rule(), row.bad(), row.good(), row.badFor(), row.goodFor(), row.changes())));
        return facts;
    }

    private static Row row(JsonNode node) {
        return new Row(
                node.path("subject").asText(),
                node.path("rule").asText(),
                node.path("bad").asInt(),
                node.path("good").asInt(),
                Duration.parse(node.path("badFor").asText("PT0S")),
                Duration.parse(node.path("goodFor").asText("PT0S")),
                node.path("results").asText());
    }
}
