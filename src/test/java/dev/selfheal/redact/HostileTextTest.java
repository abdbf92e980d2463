package dev.selfheal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.testing.Planted;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What masking costs, whatever is to be masked: it grows with the length of the text, and with nothing else. */
class HostileTextTest {
    private static final int EIGHT_KILOBYTES = 8 << 10;
    private static final int TIMES_LONGER = 4;
    /** Between linear, which is {@link #TIMES_LONGER}, and quadratic, which is its square. */
    private static final int MOST_GROWTH = 2 * TIMES_LONGER;
    /** Below that, growth is that of the clock. */
    private static final long TOO_SHORT = 250_000;

    private static final long MOST_NANOS = 20_000_000;

    private static final Names NAMES = new Names("ada", "ada-mini", "/home/ada");

    static Stream<String> parts() {
        List<String> parts = new ArrayList<>(List.of(
                "a",
                "A1",
                "=",
                "-",
                " ",
                "\t",
                ".",
                ":",
                "/",
                "@",
                "'",
                "\"",
                "\\\"",
                "\\",
                "<",
                ">",
                "[",
                "{",
                "*",
                "0",
                "\u00E9",
                "\u200B",
                "\u001B[",
                "\u001B]",
                "\u009D",
                "key",
                "key ",
                "key_",
                "key:",
                "key={",
                "key=${",
                "key=)",
                "<key>",
                "<key",
                "key='",
                "key=\"\\",
                "keykey=",
                "primary key: ",
                "ey",
                "ey-",
                "eyJ",
                "eyJ.eyJ",
                "eyJ ",
                "://",
                "://a:",
                "://a:b/",
                "://a@",
                "--token",
                "--token ",
                "--",
                " -p",
                "mysql -p ",
                " -u a:",
                "password=\"\\\\",
                "password: ",
                "-----BEGIN ",
                "-----BEGIN PRIVATE" + " KEY-----",
                "-----END ",
                "authorization: a; ",
                "cookie:",
                "cookie: ;",
                "cookie: , ",
                "?sig=",
                "&sig=",
                "bearer ",
                "bearer a ",
                "basic ",
                "basic aaaa",
                "sk-",
                "ghp_",
                "AKIA",
                "M.",
                "1:AA",
                "12345678:AA",
                "token token ",
                "sid=",
                "sid=a1",
                "hooks.slack.com/services/",
                "x=\"",
                "a=\"b c\", ",
                "/home/",
                "a.local ",
                "::",
                "a:",
                "1.2.3.",
                "fe80:",
                "12:34:",
                "ada",
                "a@b."));
        Planted.each(1, 7).forEach(planted -> parts.add(planted.secret().substring(0, 4)));
        return parts.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void what_it_costs_grows_with_the_length_alone(String part) {
        for (UnaryOperator<String> mask : List.<UnaryOperator<String>>of(Secrets::mask, NAMES::mask)) {
            long once = cost(mask, part.repeat(EIGHT_KILOBYTES / part.length() + 1));
            long longer = cost(mask, part.repeat(TIMES_LONGER * EIGHT_KILOBYTES / part.length() + 1));
            assertTrue(once < MOST_NANOS, once / 1000 + " us for 8 KB");
            assertTrue(
                    longer < MOST_GROWTH * Math.max(once, TOO_SHORT),
                    once / 1000 + " us, and " + longer / 1000 + " us for four times as much");
        }
        String masked = NAMES.mask(part.repeat(EIGHT_KILOBYTES / part.length() + 1));
        assertEquals(masked, NAMES.mask(masked));
    }

    @Test
    void no_line_of_the_corpora_costs_more_than_a_few_milliseconds() {
        List<String> lines = new ArrayList<>(Planted.lines("ordinary.txt"));
        lines.addAll(Planted.lines("injections.txt"));
        Planted.each(2, 7).forEach(planted -> lines.add(planted.text()));
        long slowest = lines.stream()
                .mapToLong(line -> cost(Secrets::mask, line))
                .max()
                .orElseThrow();
        long letters = cost(Secrets::mask, "a".repeat(EIGHT_KILOBYTES));
        System.out.printf(
                Locale.ROOT,
                "masking: the slowest line of %d costs %.0f us, 8 KB of one letter %.0f us%n",
                lines.size(),
                slowest / 1e3,
                letters / 1e3);
        assertTrue(slowest < 5_000_000, slowest / 1000 + " us");
    }

    /** Nanoseconds on the processor, the least of a few runs. */
    private static long cost(UnaryOperator<String> mask, String text) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 2; run++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            mask.apply(text);
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
        }
        return least;
    }
}
