package dev.selfheal.fact;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A kind of fact that only the tests know: what is added when something new is to be checked.
 *
 * @param wound how long its spring lasts
 */
public record Toy(
        String subject,
        boolean critical,
        Duration wound,
        @Nullable Integer wheels) implements Observed {}
