package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Attempt;
import dev.selfheal.fact.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The attempts that the journal tells of. */
final class Attempts {
    /** How long each single attempt is remembered; after that only their number. */
    static final Duration REMEMBERED = Duration.ofDays(14);

    /** Facts handed to the rules: the newest. The floor's ceilings let no more than 280 happen to one target in the time. */
    private static final int MOST = 2000;

    private Attempts() {}

    /** An attempt, and the id by which its end is told. */
    record Tried(String id, Attempt attempt) {}

    /** All of them, in the order in which they were written down. One without an end reads as unknown. */
    static List<Tried> all(List<ObjectNode> events, Instant now) {
        Map<String, Result> results = new HashMap<>();
        for (ObjectNode event : events) {
            if (Events.is(event, Events.ATTEMPT_ENDED)) {
                results.put(Events.text(event, "id"), result(Events.text(event, "result")));
            }
        }
        if (events.stream().noneMatch(event -> Events.is(event, Events.ATTEMPT))) {
            return List.of();
        }
        List<Instant> times = Times.settled(events, now);
        List<Tried> tried = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            ObjectNode event = events.get(i);
            if (Events.is(event, Events.ATTEMPT)) {
                String id = Events.text(event, "id");
                tried.add(new Tried(
                        id,
                        new Attempt(
                                Events.text(event, "target"),
                                Events.text(event, "cause"),
                                Events.text(event, "action"),
                                times.get(i),
                                results.getOrDefault(id, Result.UNKNOWN),
                                Events.text(event, "cycle"))));
            }
        }
        return tried;
    }

    /** A result that only a newer version knows is unknown to this one. */
    private static Result result(String name) {
        for (Result result : Result.values()) {
            if (result.name().equals(name)) {
                return result;
            }
        }
        return Result.UNKNOWN;
    }

    /** Those that are remembered one by one; the newest, sorted by time. */
    static List<Attempt> remembered(List<ObjectNode> events, Instant now) {
        List<Attempt> recent = all(events, now).stream()
                .map(Tried::attempt)
                .filter(attempt -> !attempt.at().isBefore(now.minus(REMEMBERED)))
                .sorted(Comparator.comparing(Attempt::at)
                        .thenComparing(Attempt::subject)
                        .thenComparing(Attempt::cause))
                .toList();
        return recent.subList(Math.max(0, recent.size() - MOST), recent.size());
    }

    /** How many acts there were: what was begun for several causes at one instant was one act. */
    static int acts(List<ObjectNode> events, Instant now, Instant since, Predicate<String> target) {
        record Act(String target, String cycle, Instant at) {}
        return (int) all(events, now).stream()
                .map(Tried::attempt)
                .filter(attempt -> !attempt.at().isBefore(since) && target.test(attempt.subject()))
                .map(attempt -> new Act(attempt.subject(), attempt.cycle(), attempt.at()))
                .distinct()
                .count();
    }

    /** How many entries come before the first attempt that is remembered by itself: times do not go back along them. */
    static int forgotten(List<ObjectNode> events, Instant now) {
        List<Instant> times = Times.settled(events, now);
        for (int i = 0; i < events.size(); i++) {
            if (Events.is(events.get(i), Events.ATTEMPT) && !times.get(i).isBefore(now.minus(REMEMBERED))) {
                return i;
            }
        }
        return events.size();
    }
}
