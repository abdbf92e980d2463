package dev.selfheal.ledger;

import dev.selfheal.fact.Cycle;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two cycles.
 *
 * @param sinceLast time since the previous one began, sleep included; null if there was none, never negative
 * @param woke whether the machine slept in between
 * @param booted whether it booted in between
 * @param clockJump by how much the wall clock was set in between; zero if not
 * @param awake how much of the time the machine was awake; zero where that is not known
 */
public record Gap(@Nullable Duration sinceLast, boolean woke, boolean booted, Duration clockJump, Duration awake) {
    /** Before the first cycle there is nothing. */
    public static final Gap FIRST = new Gap(null, false, false, Duration.ZERO, Duration.ZERO);

    /** What clocks differ by without anybody having set them: rounding to seconds, and slewing by NTP. */
    private static final Duration DRIFT = Duration.ofSeconds(10);

    /** A shorter sleep makes nothing look stale. */
    private static final Duration NAP = Duration.ofSeconds(30);

    /**
     * Compares the clocks. A wall clock that was set moves the boot time by as much, sleep moves only the wall clock. Where the
     * boot time is not known, a wall clock that ran ahead is taken for sleep, and one that fell behind was set.
     */
    public static Gap between(@Nullable Reading previous, Reading current) {
        if (previous == null) {
            return FIRST;
        }
        Duration wall = Duration.between(previous.wall(), current.wall());
        if (booted(previous, current)) {
            // Nothing else ran through: only a clock that went back is sure to have been set.
            return wall.isNegative()
                    ? new Gap(Duration.ZERO, false, true, wall, Duration.ZERO)
                    : new Gap(wall, false, true, Duration.ZERO, Duration.ZERO);
        }
        Duration awake = Duration.ofNanos(current.nanos() - previous.nanos());
        Duration ahead = wall.minus(awake);
        Duration jump = jump(previous.booted(), current.booted(), ahead);
        Duration slept = ahead.minus(jump);
        if (slept.isNegative()) {
            slept = Duration.ZERO;
        }
        return new Gap(awake.plus(slept), slept.compareTo(NAP) >= 0, false, jump, awake);
    }

    private static Duration jump(@Nullable Instant before, @Nullable Instant now, Duration ahead) {
        Duration jump = before != null && now != null
                ? Duration.between(before, now)
                : ahead.isNegative() ? ahead : Duration.ZERO;
        return jump.abs().compareTo(DRIFT) > 0 ? jump : Duration.ZERO;
    }

    private static boolean booted(Reading previous, Reading current) {
        Instant boot = current.booted();
        return current.nanos() < previous.nanos()
                || (boot != null && boot.isAfter(previous.wall()) && previous.booted() != null);
    }

    /** Whether what was remembered of health is no measure of this cycle: everything looks dead, or old, for a moment. */
    public boolean disturbed() {
        return woke || booted || !clockJump.isZero();
    }

    /**
     * Observed time that this cycle adds to what was seen in the one before.
     *
     * @param every interval between cycles: of a longer silence, no more than twice as much was observed
     */
    public Duration observed(Duration every) {
        Duration most = every.multipliedBy(2);
        return sinceLast == null ? Duration.ZERO : sinceLast.compareTo(most) < 0 ? sinceLast : most;
    }

    /**
     * Cycles that should have begun in between, and did not.
     *
     * @param every interval between cycles
     */
    int missed(Duration every) {
        // Half an interval late is late, and not missed.
        long intervals = awake.plus(every.dividedBy(2)).dividedBy(every);
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, intervals - 1));
    }

    /**
     * The fact by which rules know it.
     *
     * @param every interval between cycles
     */
    public Cycle cycle(String id, Instant at, int round, Duration every) {
        return new Cycle("selfheal", id, at, round, sinceLast, woke, booted, clockJump, missed(every));
    }
}
