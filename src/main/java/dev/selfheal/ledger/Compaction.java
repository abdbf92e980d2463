package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of the journal is still needed: entries are kept word for word, so that what a newer version added stays in them. */
final class Compaction {
    private static final Set<String> CYCLES = Set.of(Events.CYCLE, Events.CYCLE_ENDED);
    private static final Set<String> ATTEMPTS = Set.of(Events.ATTEMPT, Events.ATTEMPT_ENDED);
    private static final Set<String> INCIDENTS = Set.of(Events.INCIDENT, Events.INCIDENT_TOLD, Events.INCIDENT_ENDED);

    private static final Set<String> ASKED = Set.of(Events.ASKED, Events.ASKED_ENDED);

    private static final Set<String> FORGIVING = Set.of(Events.HEALTHY, Events.RESUMED);

    /** What is made anew. */
    private static final Set<String> COUNTED = Set.of(Events.TOTAL, Events.CLOCK);

    /** Totals, and entries of unknown types, that are kept: the newest. */
    private static final int MOST = 1000;

    private Compaction() {}

    static List<ObjectNode> of(List<ObjectNode> events, Instant now) {
        int forgotten = Attempts.forgotten(events, now);
        Set<String> attempts = new HashSet<>();
        events.subList(forgotten, events.size()).stream()
                .filter(event -> Events.is(event, Events.ATTEMPT))
                .forEach(event -> attempts.add(Events.text(event, "id")));
        Set<String> incidents = incidents(events, now);
        Set<String> asked = Inquiries.needed(events, now);
        int cycle = last(events, Events.CYCLE);
        int streaks = last(events, Events.STREAKS);
        int resumed = resumed(events);
        List<ObjectNode> needed = new ArrayList<>(totals(events, forgotten, now));
        Set<Integer> edges = Times.edges(events, now);
        int spare = unknown(events) - MOST;
        for (int i = 0; i < events.size(); i++) {
            ObjectNode event = events.get(i);
            String type = Events.text(event, "type");
            String id = Events.text(event, "id");
            boolean keep;
            if (CYCLES.contains(type)) {
                keep = i >= cycle;
            } else if (ATTEMPTS.contains(type)) {
                keep = attempts.contains(id);
            } else if (INCIDENTS.contains(type)) {
                keep = incidents.contains(id);
            } else if (ASKED.contains(type)) {
                keep = asked.contains(id);
            } else if (type.equals(Events.STREAKS)) {
                keep = i == streaks;
            } else if (FORGIVING.contains(type)) {
                keep = i >= forgotten;
            } else if (type.equals(Events.DAMAGED)) {
                keep = i > resumed;
            } else {
                keep = !COUNTED.contains(type) && spare-- <= 0;
            }
            if (keep) {
                needed.add(event);
            } else if (edges.contains(i)) {
                needed.add(Events.of(Events.CLOCK, Events.time(event, "at").orElse(now)));
            }
        }
        return needed;
    }

    private static int unknown(List<ObjectNode> events) {
        return (int) events.stream()
                .map(event -> Events.text(event, "type"))
                .filter(type -> !CYCLES.contains(type)
                        && !ATTEMPTS.contains(type)
                        && !INCIDENTS.contains(type)
                        && !ASKED.contains(type)
                        && !COUNTED.contains(type)
                        && !FORGIVING.contains(type)
                        && !type.equals(Events.STREAKS)
                        && !type.equals(Events.DAMAGED))
                .count();
    }

    /** Those that are open, and those closed lately. */
    private static Set<String> incidents(List<ObjectNode> events, Instant now) {
        Set<String> needed = new HashSet<>();
        List<Instant> times = Times.settled(events, now);
        Set<String> closedLongAgo = new HashSet<>();
        for (int i = 0; i < events.size(); i++) {
            if (Events.is(events.get(i), Events.INCIDENT)) {
                needed.add(Events.text(events.get(i), "id"));
                closedLongAgo.remove(Events.text(events.get(i), "id"));
            } else if (Events.is(events.get(i), Events.INCIDENT_ENDED)
                    && times.get(i).isBefore(now.minus(Attempts.REMEMBERED))) {
                closedLongAgo.add(Events.text(events.get(i), "id"));
            }
        }
        needed.removeAll(closedLongAgo);
        return needed;
    }

    private static int last(List<ObjectNode> events, String type) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (Events.is(events.get(i), type)) {
                return i;
            }
        }
        return events.size();
    }

    /** Where a person last said to go on whatever was lost; -1 if never. */
    private static int resumed(List<ObjectNode> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (Events.resumesAll(events.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static List<ObjectNode> totals(List<ObjectNode> events, int forgotten, Instant now) {
        return Tallies.of(events, forgotten, now).stream()
                .sorted(Comparator.comparing(Tallies.Count::last).reversed())
                .limit(MOST)
                .map(Tallies.Count::event)
                .toList();
    }
}
