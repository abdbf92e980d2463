package dev.selfheal.probe.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Errors by the minute over the last hour: enough to know the hour's sum at any later moment. */
final class Tally {
    /** What counts as now: the last hour to the full minute. */
    static final Duration WINDOW = Duration.ofHours(1);

    private final TreeMap<Long, Long> minutes = new TreeMap<>();
    private final long now;

    /** Errors of a future that a clock set back has left over happened by now at the latest. */
    Tally(Map<Long, Long> remembered, Instant now) {
        this.now = now.getEpochSecond();
        remembered.forEach((minute, count) -> minutes.merge(Math.min(minute, minute(this.now)), count, Long::sum));
        forget();
    }

    static Instant cutoff(Instant now) {
        return Instant.ofEpochSecond((minute(now.getEpochSecond()) - WINDOW.toMinutes()) * 60);
    }

    void add(long time) {
        long minute = minute(Math.min(time, now));
        if (minute >= minute(now) - WINDOW.toMinutes()) {
            minutes.merge(minute, 1L, Long::sum);
        }
    }

    long sum() {
        return minutes.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<Long, Long> minutes() {
        return Map.copyOf(minutes);
    }

    private void forget() {
        minutes.headMap(minute(now) - WINDOW.toMinutes(), false).clear();
    }

    private static long minute(long time) {
        return Math.floorDiv(time, 60L);
    }
}
