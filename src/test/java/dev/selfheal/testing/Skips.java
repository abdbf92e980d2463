package dev.selfheal.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Skips a test with a counted line; with the system property {@code selfheal.skips=forbidden} a skip is a failure. */
public final class Skips {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Skips() {}

    /** Goes on where {@code possible}; otherwise ends the test as skipped, or as failed where skips are forbidden. */
    public static void unless(boolean possible, String reason) {
        if (possible) {
            return;
        }
        if ("forbidden".equals(System.getProperty("selfheal.skips"))) {
            Assertions.fail("skipping is forbidden here: " + reason);
        }
        System.out.println("SKIPPED " + COUNT.incrementAndGet() + ": " + reason);
        Assumptions.abort(reason);
    }
}
