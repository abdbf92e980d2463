package dev.selfheal.fault;

import dev.selfheal.sys.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The machine's clock, whose wall time somebody sets. */
final class SetClock implements Clock {
    private volatile Duration ahead = Duration.ZERO;

    void set(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant now() {
        return Clock.SYSTEM.now().plus(ahead);
    }

    @Override
    public long nanos() {
        return Clock.SYSTEM.nanos();
    }

    @Override
    public ZoneId zone() {
        return Clock.SYSTEM.zone();
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Clock.SYSTEM.pause(time);
    }
}
