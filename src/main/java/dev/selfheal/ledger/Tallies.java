package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Result;
import dev.selfheal.fact.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was ever tried, by target, cause and action. It outlives every window: what was dropped one by one stays counted. */
final class Tallies {
    /** What has been well for so long, on end and observed, is healthy: what failed before that says nothing any more. */
    static final Duration HEALTHY = Duration.ofHours(24);

    private Tallies() {}

    /**
     * @param subjects what was sick when it was tried
     */
    record Count(
            String target,
            String cause,
            String action,
            Set<String> subjects,
            long attempts,
            long healed,
            long failed,
            long sinceHealthy,
            Instant last) {
        private Count with(Result result, Collection<String> sick, Instant at) {
            Set<String> all = new TreeSet<>(subjects);
            all.addAll(sick);
            boolean well = result == Result.HEALED;
            return new Count(
                    target,
                    cause,
                    action,
                    all,
                    attempts + 1,
                    healed + (well ? 1 : 0),
                    well ? 0 : failed + 1,
                    sinceHealthy + 1,
                    at.isAfter(last) ? at : last);
        }

        private Count forgiven() {
            return new Count(target, cause, action, subjects, attempts, healed, 0, 0, last);
        }

        boolean open() {
            return failed > 0 || sinceHealthy > 0;
        }

        Tally fact() {
            return new Tally(target, cause, action, attempts, healed, failed, sinceHealthy, last);
        }

        ObjectNode event() {
            ObjectNode event = Events.timeless(Events.TOTAL)
                    .put("target", target)
                    .put("cause", cause)
                    .put("action", action)
                    .put("attempts", attempts)
                    .put("healed", healed)
                    .put("failed", failed)
                    .put("sinceHealthy", sinceHealthy)
                    .put("last", last.toString());
            subjects.forEach(event.putArray("subjects")::add);
            return event;
        }
    }

    /** All of them, sorted. */
    static List<Count> of(List<ObjectNode> events, Instant now) {
        return of(events, events.size(), now);
    }

    /** As they stood before this entry; how attempts before it ended may be told after it. */
    static List<Count> of(List<ObjectNode> events, int before, Instant now) {
        Map<String, Attempts.Tried> tried = new TreeMap<>();
        Attempts.all(events, now).forEach(one -> tried.put(one.id(), one));
        Map<String, Count> counts = new TreeMap<>();
        for (ObjectNode event : events.subList(0, before)) {
            if (Events.is(event, Events.TOTAL)) {
                Count count = total(event);
                counts.put(key(count.target, count.cause, count.action), count);
            } else if (Events.is(event, Events.ATTEMPT)) {
                Attempts.Tried one = tried.get(Events.text(event, "id"));
                if (one != null) {
                    add(counts, event, one);
                }
            } else if (Events.is(event, Events.HEALTHY)) {
                forgive(counts, Events.text(event, "target"), Events.text(event, "cause"));
            } else if (Events.is(event, Events.RESUMED)) {
                forgive(counts, Events.resumesAll(event) ? "" : Events.text(event, "subject"), "");
            }
        }
        return List.copyOf(counts.values());
    }

    private static void add(Map<String, Count> counts, ObjectNode event, Attempts.Tried tried) {
        Result result = tried.attempt().result();
        if (result == Result.IN_PROGRESS) {
            return;
        }
        String target = tried.attempt().subject();
        String cause = tried.attempt().cause();
        String action = tried.attempt().action();
        Count none = new Count(target, cause, action, Set.of(), 0, 0, 0, 0, Instant.EPOCH);
        counts.merge(
                key(target, cause, action),
                none.with(result, subjects(event), tried.attempt().at()),
                (known, same) ->
                        known.with(result, subjects(event), tried.attempt().at()));
    }

    /** @param subject what is acted on, or what was sick; empty for all */
    private static void forgive(Map<String, Count> counts, String subject, String cause) {
        counts.replaceAll((key, count) -> {
            boolean about = subject.isEmpty() || subject.equals(count.target) || count.subjects.contains(subject);
            return about && (cause.isEmpty() || cause.equals(count.cause)) ? count.forgiven() : count;
        });
    }

    private static Count total(ObjectNode event) {
        return new Count(
                Events.text(event, "target"),
                Events.text(event, "cause"),
                Events.text(event, "action"),
                new TreeSet<>(subjects(event)),
                event.path("attempts").asLong(),
                event.path("healed").asLong(),
                event.path("failed").asLong(),
                event.path("sinceHealthy").asLong(),
                Events.time(event, "last").orElse(Instant.EPOCH));
    }

    private static List<String> subjects(ObjectNode event) {
        List<String> subjects = new ArrayList<>();
        event.path("subjects").forEach(one -> subjects.add(one.asText()));
        return subjects;
    }

    private static String key(String target, String cause, String action) {
        return target + "\n" + cause + "\n" + action;
    }

    /** Those that are healthy now: all that was sick has been well for {@link #HEALTHY}. */
    static List<ObjectNode> healthy(Collection<Count> counts, Map<String, Streaks.Row> rows, Instant at) {
        return counts.stream()
                .filter(Count::open)
                .filter(count -> !count.subjects.isEmpty()
                        && count.subjects.stream()
                                .map(subject -> rows.get(Streaks.Row.key(count.cause, subject)))
                                .allMatch(row -> row != null && row.goodFor().compareTo(HEALTHY) >= 0))
                .map(count -> Events.of(Events.HEALTHY, at)
                        .put("target", count.target)
                        .put("cause", count.cause))
                .distinct()
                .toList();
    }

    /** The findings whose health decides, as keys of {@link Streaks}. */
    static Set<String> waited(Collection<Count> counts) {
        Set<String> keys = new TreeSet<>();
        counts.stream()
                .filter(Count::open)
                .forEach(count -> count.subjects.forEach(subject -> keys.add(Streaks.Row.key(count.cause, subject))));
        return keys;
    }
}
