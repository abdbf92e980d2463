package dev.selfheal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.testing.Planted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The corpus of secrets, in all kinds of text in which they turn up. */
class PlantedSecretsTest {
    private static final long SEED = System.nanoTime();
    private static final int OF_EACH = 20;

    private static final List<UnaryOperator<String>> SURROUNDINGS = List.of(
            text -> text,
            text -> "2026-11-23T03:10:04.123Z ERROR [worker-3] upstream said: " + text + " (attempt 2 of 5)",
            text -> "first line\n\t" + text + "\r\nlast line",
            text -> "(" + text + ").",
            text -> "\u001B[31m" + text + "\u001B[0m done",
            text -> "Gr\u00FC\u00DFe \uD83D\uDE00 " + text,
            text -> "see <" + text + ">, please",
            text -> "a|" + text + "|b");

    @Test
    void there_are_enough_of_enough_kinds() {
        List<Planted> all = Planted.each(10, SEED);
        assertTrue(all.stream().map(Planted::kind).distinct().count() >= 80);
        assertTrue(all.stream().map(Planted::secret).distinct().count() >= 800);
        assertTrue(all.stream().allMatch(it -> it.in(it.text()) >= 0));
    }

    @Test
    void no_piece_of_a_secret_is_left_in_whatever_it_stands() {
        List<String> leaks = new ArrayList<>();
        for (Planted planted : Planted.each(OF_EACH, SEED)) {
            for (UnaryOperator<String> around : SURROUNDINGS) {
                String masked = Secrets.mask(around.apply(planted.text()));
                if (planted.in(masked) >= 0) {
                    leaks.add(planted.kind() + ": " + masked);
                }
                assertEquals(masked, Secrets.mask(masked), "seed " + SEED);
            }
        }
        // A key that stands quite alone is told by its looks, and one in a hundred looks like something else.
        long alone = leaks.stream()
                .filter(it -> it.startsWith("aws-secret-alone")
                        || it.startsWith("hex-after")
                        || it.startsWith("base64-after")
                        || it.startsWith("session-id"))
                .count();
        assertFalse(alone > 4 * SURROUNDINGS.size(), () -> "seed " + SEED + ":\n" + String.join("\n", leaks));
        assertEquals(alone, leaks.size(), () -> "seed " + SEED + ":\n" + String.join("\n", leaks));
    }

    @Test
    void what_stands_around_a_secret_is_kept() {
        for (Planted planted : Planted.each(1, SEED)) {
            String masked = Secrets.mask("before " + planted.text() + " after");
            assertTrue(masked.startsWith("before "), masked);
            assertTrue(masked.endsWith(" after"), masked);
        }
    }
}
