package dev.selfheal.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * systemd's own limit on starts, {@code StartLimitBurst=} in {@code StartLimitIntervalSec=}: systemd.unit(5). It is the
 * owner's to lift, so nothing here resets what it counts.
 */
final class StartLimit {
    static final String HIT = "start-limit-hit";

    private StartLimit() {}

    /**
     * Whether it is what keeps a unit down. A {@code Result} keeps the first thing that went wrong, so that a unit that systemd
     * restarted until then bears the result of its last run.
     */
    static boolean reached(UnitShow unit) {
        long burst = unit.number("StartLimitBurst");
        return unit.text("Result").equals(HIT)
                || (unit.text("ActiveState").equals("failed")
                        && !unit.text("Restart").equals("no")
                        && burst > 0
                        && unit.number("NRestarts") >= burst);
    }

    /**
     * How long it may yet hold; empty where it does not, or that cannot be told. systemd counts from the first start, of which
     * it does not tell the time, so this is counted from the last end: never too short.
     *
     * @param proc whose uptime is the clock that systemd's monotonic times are of, but for time asleep
     */
    static Optional<Duration> left(UnitShow unit, Path proc) {
        Optional<Duration> interval = UnitTime.span(unit.text("StartLimitIntervalUSec"));
        long ended = unit.number("InactiveEnterTimestampMonotonic");
        if (!reached(unit) || interval.isEmpty() || ended == 0) {
            return Optional.empty();
        }
        try {
            String uptime = Files.readString(proc.resolve("uptime")).split(" ")[0];
            Duration now = Duration.ofMillis((long) (Double.parseDouble(uptime) * 1000));
            Duration left = interval.get().minus(now.minus(Duration.ofNanos(ended * 1000)));
            return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
        } catch (IOException | NumberFormatException untold) {
            return Optional.empty();
        }
    }
}
