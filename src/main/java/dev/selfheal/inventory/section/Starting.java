package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Keys;
import java.time.Duration;

/** {@code start_within}: how long something may take until it is well after a start. */
final class Starting {
    static final String KEY = "start_within";
    static final Duration USUAL = Duration.ofSeconds(30);
    /** Model servers look for their hardware first. */
    static final Duration MODEL_SERVER = Duration.ofSeconds(60);

    private static final Duration MIN = Duration.ofSeconds(1);
    private static final Duration MAX = Duration.ofMinutes(15);

    private Starting() {}

    static Duration read(Keys keys, Duration usual) {
        return keys.get(KEY, value -> value.duration(MIN, MAX)).orElse(usual);
    }
}
