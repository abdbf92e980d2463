package dev.selfheal.testing;

import dev.selfheal.sys.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until somebody pauses on it, or until the test moves it. Safe for many threads. */
public final class FakeClock implements Clock {
    private Instant now;
    private long nanos = 1_000_000_000L;
    private ZoneId zone = ZoneOffset.UTC;

    public FakeClock(Instant now) {
        this.now = now;
    }

    /** At a Tuesday noon, UTC. */
    public FakeClock() {
        this(Instant.parse("2026-11-24T12:00:00Z"));
    }

    /** Time passes: on both clocks. */
    public synchronized FakeClock advance(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
        return this;
    }

    /** The wall clock is set, or the machine sleeps: the monotonic clock does not notice. */
    public synchronized FakeClock jump(Duration by) {
        now = now.plus(by);
        return this;
    }

    /** The machine is switched off for that long and boots: the monotonic clock begins anew. */
    public synchronized FakeClock boot(Duration off) {
        now = now.plus(off);
        nanos = 1_000_000_000L;
        return this;
    }

    public synchronized FakeClock in(ZoneId other) {
        zone = other;
        return this;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized ZoneId zone() {
        return zone;
    }

    /** Returns at once, with the time gone by. */
    @Override
    public void pause(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("paused while interrupted");
        }
        advance(time.isNegative() ? Duration.ZERO : time);
    }
}
