package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When journal entries were really written, as far as their order tells: clocks can be set, the order of entries cannot. A
 * clock that stood in the future must not keep a budget used up for years, and one that stood in the past must not empty it.
 */
final class Times {
    private Times() {}

    /**
     * A time for each entry, none of them after {@code now}. An entry is not older than any entry before it; one from the
     * future is as old as the next entry that is not.
     */
    static List<Instant> settled(List<ObjectNode> events, Instant now) {
        List<Instant> times = new ArrayList<>(Collections.nCopies(events.size(), now));
        // Parsed once: there are thousands, and they are asked for several times in a cycle.
        List<Optional<Instant>> said =
                events.stream().map(event -> Events.time(event, "at")).toList();
        Instant next = now;
        for (int i = events.size() - 1; i >= 0; i--) {
            Instant at = said.get(i).orElse(next);
            next = at.isAfter(now) ? next : at;
            times.set(i, next);
        }
        Instant latest = Instant.MIN;
        for (int i = 0; i < times.size(); i++) {
            Instant at = said.get(i).orElse(Instant.MIN);
            if (!at.isAfter(now) && at.isAfter(latest)) {
                latest = at;
            }
            if (latest.isAfter(times.get(i))) {
                times.set(i, latest);
            }
        }
        return times;
    }

    /** The entries on both sides of each place where the clock was set back: without the others, times settle alike. */
    static Set<Integer> edges(List<ObjectNode> events, Instant now) {
        Set<Integer> edges = new HashSet<>();
        edges(events, Instant.MAX, edges);
        edges(events, now, edges);
        return edges;
    }

    private static void edges(List<ObjectNode> events, Instant latest, Set<Integer> edges) {
        int before = -1;
        Instant then = Instant.MIN;
        for (int i = 0; i < events.size(); i++) {
            Instant at = Events.time(events.get(i), "at").orElse(Instant.MAX);
            if (!at.equals(Instant.MAX) && !at.isAfter(latest)) {
                if (at.isBefore(then)) {
                    edges.add(before);
                    edges.add(i);
                }
                before = i;
                then = at;
            }
        }
    }
}
