package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisuseTest {
    @TempDir
    Path home;

    private Box.Done say(String... words) {
        return new Box(home, Map.of(), false).run(words);
    }

    private static void told(Box.Done done, String... lines) {
        assertEquals("", done.out());
        assertEquals(String.join("\n", lines) + "\n", done.err());
        assertEquals(2, done.status());
    }

    @Test
    void an_option_that_is_none_is_told_with_what_was_meant() {
        told(
                say("run", "--inventroy=a.yaml"),
                "Unknown option: '--inventroy=a.yaml'",
                "Did you mean --inventory?",
                "For all there is: selfheal run --help");
    }

    @Test
    void a_command_that_is_none_is_told_with_what_was_meant() {
        told(
                say("replai", "a.json"),
                "Unmatched arguments from index 0: 'replai', 'a.json'",
                "Did you mean replay?",
                "For all there is: selfheal --help");
    }

    @Test
    void what_is_near_nothing_is_told_alone() {
        told(
                say("status", "--frobnicate"),
                "Unknown option: '--frobnicate'",
                "For all there is: selfheal status --help");
    }

    @Test
    void a_short_option_is_found_too() {
        told(
                say("status", "--josn"),
                "Unknown option: '--josn'",
                "Did you mean --json?",
                "For all there is: selfheal status --help");
    }

    @Test
    void what_is_missing_is_told() {
        told(say("replay"), "Missing required parameter: 'FILE'", "For all there is: selfheal replay --help");
    }

    @Test
    void a_value_that_will_not_do_is_told_by_its_option() {
        told(
                say("test", "--run", "("),
                "Invalid value for option '--run': '(' is not a regular expression: Unclosed group at character 2;"
                        + " write \\ before a sign that is meant as it stands",
                "For all there is: selfheal test --help");
    }

    @Test
    void without_a_command_all_are_shown() {
        Box.Done done = say();
        assertTrue(done.err().startsWith("which command? for example: selfheal run\nUsage: selfheal "), done.err());
        assertTrue(done.err().contains("\n  backtest "), done.err());
        assertEquals(2, done.status());
    }

    @Test
    void nothing_is_done_or_left_behind() throws Exception {
        say("run", "--dry-rum");
        try (var left = Files.walk(home)) {
            assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
        }
        assertFalse(Files.exists(home.resolve(".local")));
    }
}
