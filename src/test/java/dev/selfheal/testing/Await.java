package dev.selfheal.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assertions;

/** Waits for something that another process does, with a deadline: the only pause that tests may make. */
public final class Await {
    private static final long STEP_MILLIS = 10;

    private Await() {}

    /** Asks again and again until the answer is yes; fails the test at the deadline. */
    public static void until(String what, Duration within, Callable<Boolean> condition) {
        long end = System.nanoTime() + within.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() - end > 0) {
                    Assertions.fail("not within " + within + ": " + what);
                }
                Thread.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            Assertions.fail("interrupted while waiting: " + what);
        } catch (Exception broken) {
            Assertions.fail("while waiting: " + what, broken);
        }
    }
}
