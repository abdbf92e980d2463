package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.testing.FakeClock;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
    private static final Duration TICK = Duration.ofNanos(1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FakeClock clock = new FakeClock();

    private Progress on(boolean terminal, boolean errTerminal, Map<String, String> environment, boolean quiet) {
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        Path here = Path.of("/");
        return new Progress(
                new Surroundings(
                        environment,
                        here,
                        here,
                        false,
                        terminal,
                        errTerminal,
                        InputStream.nullInputStream(),
                        to,
                        errors),
                quiet,
                clock);
    }

    private String said() {
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void on_a_terminal_one_line_is_written_over_ten_times_a_second_at_most_and_taken_away() {
        Progress progress = on(false, true, Map.of("COLUMNS", "20"), false);
        progress.at("1 of 30");
        clock.advance(Duration.ofMillis(100).minus(TICK));
        progress.at("2 of 30");
        clock.advance(TICK);
        progress.at("3 of 3");
        clock.advance(Duration.ofSeconds(1));
        progress.at("a line that is too long for it");
        progress.away();
        progress.away();

        assertEquals("\rselfheal: 1 of 30\rselfheal: 3 of 3 \rselfheal: a line th\r" + " ".repeat(19) + "\r", said());
    }

    @Test
    void elsewhere_there_is_no_word_before_two_seconds_then_one_in_ten_and_after_a_minute_one_in_sixty() {
        Progress progress = on(true, false, Map.of(), false);
        progress.at("0");
        clock.advance(Progress.FIRST.minus(TICK));
        progress.at("1");
        assertEquals("", said());
        clock.advance(TICK);
        progress.at("2");
        clock.advance(Progress.THEN.minus(TICK));
        progress.at("11.9");
        assertEquals("selfheal: 2\n", said());
        clock.advance(TICK);
        progress.at("12");
        clock.advance(Progress.SELDOM);
        progress.at("72");
        clock.advance(Progress.SELDOM.minus(TICK));
        progress.at("131.9");
        assertEquals("selfheal: 2\nselfheal: 12\nselfheal: 72\n", said());
        clock.advance(TICK);
        progress.at("132");
        progress.away();
        assertEquals("selfheal: 2\nselfheal: 12\nselfheal: 72\nselfheal: 132\n", said());
    }

    @Test
    void a_terminal_that_cannot_go_back_gets_plain_lines() {
        Progress progress = on(true, true, Map.of("TERM", "dumb"), false);
        progress.at("a little");
        clock.advance(Progress.FIRST);
        progress.at("half");
        progress.away();
        assertEquals("selfheal: half\n", said());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_wants_it_quiet_hears_nothing(boolean terminal) {
        Progress progress = on(terminal, terminal, Map.of(), true);
        clock.advance(Duration.ofHours(1));
        progress.at("half");
        progress.away();
        assertEquals("", said());
    }
}
