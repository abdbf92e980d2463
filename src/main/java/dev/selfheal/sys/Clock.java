package dev.selfheal.sys;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Time as the rest of the program may know it: a wall clock that can jump and a monotonic one that cannot. */
public interface Clock {
    Instant now();

    /** Nanoseconds since some fixed moment; only differences mean anything. */
    long nanos();

    ZoneId zone();

    void pause(Duration time) throws InterruptedException;

    /** The machine's own. */
    Clock SYSTEM = new Clock() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public ZoneId zone() {
            return ZoneId.systemDefault();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(Math.max(0, time.toMillis()));
        }
    };
}
