package dev.selfheal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.testing.Planted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is to be masked, masking comes to an end. */
class HostileTextTest {
    private static final int EIGHT_KILOBYTES = 8 << 10;
    /** What is quadratic takes a hundred times as long for it as for eight kilobytes, and more than can be waited for. */
    private static final int ENDLESS = 80 << 10;

    private static final Duration SOON = Duration.ofSeconds(10);

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

    /** What it costs is measured by a benchmark. Here it only must not be what never ends: this takes milliseconds. */
    @ParameterizedTest
    @MethodSource("parts")
    void it_comes_to_an_end_whatever_is_repeated(String part) {
        String long1 = part.repeat(ENDLESS / part.length() + 1);
        assertTimeoutPreemptively(SOON, () -> {
            for (UnaryOperator<String> mask : List.<UnaryOperator<String>>of(Secrets::mask, NAMES::mask)) {
                mask.apply(long1);
            }
        });
        String masked = NAMES.mask(part.repeat(EIGHT_KILOBYTES / part.length() + 1));
        assertEquals(masked, NAMES.mask(masked));
    }

    @Test
    void every_line_of_the_corpora_comes_to_an_end() {
        List<String> lines = new ArrayList<>(Planted.lines("ordinary.txt"));
        lines.addAll(Planted.lines("injections.txt"));
        Planted.each(2, 7).forEach(planted -> lines.add(planted.text()));
        assertTrue(lines.size() > 500, () -> lines.size() + " lines");
        assertTimeoutPreemptively(SOON, () -> lines.forEach(Secrets::mask));
    }
}
