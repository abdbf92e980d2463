package dev.selfheal.verdict;

import java.time.Duration;
import java.time.Instant;

/** A span of time that ends now, for rules that count what happened in it. */
public final class Window {
    private Window() {}

    /**
     * When it began. What happened after that is in it. ({@code Instant.minus} says the same, but the engine, where it compiles
     * conditions, makes wrong bytecode of a comparison with it.)
     */
    public static Instant start(Instant now, Duration length) {
        return now.minus(length);
    }
}
