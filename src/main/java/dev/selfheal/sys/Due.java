package dev.selfheal.sys;

import java.time.Duration;

/** When a cycle should have begun so long ago that somebody should look. */
public final class Due {
    /** A cycle takes at most four minutes, and one that meets another does nothing. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private Due() {}

    /**
     * Whether no cycle began for too long.
     *
     * @param age of the last one
     * @param every the interval between cycles
     */
    public static boolean late(Duration age, Duration every) {
        return age.compareTo(every.multipliedBy(2).plus(SLACK)) >= 0;
    }
}
