package dev.selfheal.probe;

import dev.selfheal.fact.ServiceState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a service showed.
 *
 * @param detail its first line is what a person reads at three in the morning
 */
record Look(
        ServiceState state,
        String detail,
        @Nullable Integer status,
        @Nullable Duration latency,
        @Nullable Seen process) {
    /** One way of looking. */
    interface Way {
        Look look(dev.selfheal.sys.Deadline deadline) throws ProbeException, java.io.IOException, InterruptedException;
    }

    static Look of(ServiceState state, String detail) {
        return new Look(state, detail, null, null, null);
    }

    static Look of(ServiceState state, Seen process, String detail) {
        return new Look(state, detail, null, null, process);
    }

    /** Whole milliseconds for people. */
    static String millis(Duration time) {
        return time.toMillis() + " ms";
    }
}
