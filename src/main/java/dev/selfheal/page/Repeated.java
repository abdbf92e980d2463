package dev.selfheal.page;

import dev.selfheal.chronicle.Episode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The same trouble of the same subject, as often as it came.
 *
 * @param times at least one
 */
record Repeated(List<Episode> times) {
    Repeated {
        times = times.stream()
                .sorted(Comparator.comparing(Repeated::end).thenComparing(Episode::since))
                .toList();
    }

    /** The one that is open, else the one that ended last. */
    Episode latest() {
        return times.get(times.size() - 1);
    }

    List<Episode> earlier() {
        return times.subList(0, times.size() - 1);
    }

    boolean open() {
        return latest().until() == null;
    }

    Instant lastSeen() {
        return latest().until() == null ? latest().since() : latest().until();
    }

    private static Instant end(Episode episode) {
        return episode.until() == null ? Instant.MAX : episode.until();
    }
}
