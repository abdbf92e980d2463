package dev.selfheal.chronicle;

import java.time.Duration;
import java.util.List;

/** Several times in the order of their length. */
public record Median(List<Duration> sorted) {
    public static Median of(List<Duration> times) {
        return new Median(times.stream().sorted().toList());
    }

    public int count() {
        return sorted.size();
    }

    /**
     * The one in the middle; of an even number what lies between the two.
     *
     * @throws IndexOutOfBoundsException if there are none
     */
    public Duration middle() {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2);
    }

    /** @throws IndexOutOfBoundsException if there are none */
    public Duration longest() {
        return sorted.get(sorted.size() - 1);
    }
}
