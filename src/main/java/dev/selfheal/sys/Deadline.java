package dev.selfheal.sys;

import java.time.Duration;

/** A moment on the monotonic clock by which something must be over. */
public final class Deadline {
    private final Clock clock;
    private final long end;

    private Deadline(Clock clock, long end) {
        this.clock = clock;
        this.end = end;
    }

    public static Deadline in(Duration time, Clock clock) {
        return new Deadline(clock, clock.nanos() + time.toNanos());
    }

    /** Time left; zero once it has passed, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - clock.nanos()));
    }

    public boolean passed() {
        return end - clock.nanos() <= 0;
    }

    /** The earlier of this deadline and one that far from now. */
    public Deadline atMost(Duration time) {
        Deadline other = in(time, clock);
        return other.end - end < 0 ? other : this;
    }
}
