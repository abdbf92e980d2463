package dev.selfheal.page;

import dev.selfheal.outcome.Spoken;
import java.time.Duration;
import java.util.List;

/** The middle one of several times, and the longest. */
record Median(List<Duration> sorted) {
    static Median of(List<Duration> times) {
        return new Median(times.stream().sorted().toList());
    }

    int count() {
        return sorted.size();
    }

    /** Of an even number the later one of the two in the middle. */
    String told() {
        return Spoken.duration(sorted.get(sorted.size() / 2));
    }

    String longest() {
        return Spoken.duration(sorted.get(sorted.size() - 1));
    }
}
