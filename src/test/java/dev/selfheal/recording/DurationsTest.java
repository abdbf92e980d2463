package dev.selfheal.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    private static final String LETTERS = "09.HMS";
    private static final int LONGEST = 6;

    @Test
    void all_of_its_form_is_read_as_the_standard_says() {
        for (int length = 0; length <= LONGEST; length++) {
            for (int number = 0; number < Math.pow(LETTERS.length(), length); number++) {
                String text = text(length, number);
                // A point without digits behind it is of the standard, and is not written.
                assertEquals(text.endsWith(".S") ? null : standard(text), Durations.plain(text), text);
            }
        }
    }

    private static @Nullable Duration standard(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static String text(int length, int number) {
        StringBuilder text = new StringBuilder("PT");
        for (int i = 0, rest = number; i < length; i++, rest /= LETTERS.length()) {
            text.append(LETTERS.charAt(rest % LETTERS.length()));
        }
        return text.toString();
    }

    @Test
    void whatever_is_written_is_read() {
        long seed = Long.getLong("selfheal.seed", System.nanoTime());
        System.out.println("durations: seed " + seed + " (repeat with -Dselfheal.seed=" + seed + ")");
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Duration duration = Duration.ofSeconds(
                    random.nextInt(1 << (1 + random.nextInt(30))),
                    random.nextBoolean() ? 0 : random.nextInt(1_000) * 1_000_000L);
            assertEquals(duration, Durations.plain(duration.toString()), duration.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1D",
                "PT-1S",
                "PT1",
                "PTS",
                "PT1M1H",
                "PT1H1H",
                "PT1.5M",
                "PT1.S",
                "PT.5S",
                "PT1.5.5S",
                "PT1234567890S",
                "PT1.1234567890S",
                "PT1\u0664S",
                "pt1s",
                "1S"
            })
    void all_else_is_left_to_the_general_parser(String text) {
        assertNull(Durations.plain(text), text);
    }
}
