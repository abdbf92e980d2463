package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that may take long say how far they are to who looks on, and to nobody who wants it quiet. */
@Tag("story")
class LongWorkTest {
    private static final String RECORDINGS =
            Box.PROJECT.resolve("test-fixtures/recordings/good").toString();

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"replay, 1 judged again", "backtest, 1 cycles read", "test, 1 of "})
    void at_a_terminal_it_says_how_far_it_is_and_takes_that_away(String command, String words) {
        Box box = new Box(home, Map.of(), false);
        Path rules = box.rules("disk", "service");
        List<String> upon = List.of(
                "--rules",
                rules.toString(),
                command.equals("test")
                        ? Box.PROJECT.resolve("test-fixtures/rules/disk").toString()
                        : RECORDINGS);

        Box.Done shown = box.atTerminal(Map.of("COLUMNS", "80"), command, upon.toArray(String[]::new));
        Box.Done quiet = box.atTerminal(
                Map.of(),
                command,
                Stream.concat(Stream.of("--quiet"), upon.stream()).toArray(String[]::new));

        assertTrue(shown.err().contains("\rselfheal: " + words), shown::toString);
        assertTrue(
                shown.err().stripTrailing().length() < shown.err().length()
                        && shown.err().endsWith("\r"),
                shown::err);
        assertFalse(shown.out().contains(words), shown::out);
        assertFalse(quiet.err().contains("\r"), quiet::err);
        assertEquals(shown.status(), quiet.status());
    }
}
