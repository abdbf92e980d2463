package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.testing.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("story")
class HeartbeatTest {
    @TempDir
    Path home;

    @Test
    void every_cycle_leaves_a_sign_of_life() throws IOException {
        Box box = new Box(home, Map.of(), false);
        box.inventory("heartbeat: {file: ~/beat}\n");

        JsonNode outcome = box.cycle();

        assertTrue(Files.readString(home.resolve("beat"))
                .contains(outcome.path("id").asText()));
    }

    @Test
    void a_sign_that_cannot_be_left_is_told_and_stops_nothing() throws IOException {
        Box box = new Box(home, Map.of(), false);
        Files.createDirectory(home.resolve("beat"));
        box.inventory("heartbeat: {file: ~/beat}\ndirectories:\n  - {path: ~/inbox, create: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals("DEGRADED", outcome.path("status").asText(), outcome::toPrettyString);
        assertTrue(outcome.path("problems").toString().contains("heartbeat"), outcome::toPrettyString);
        assertTrue(Files.isDirectory(home.resolve("inbox")));
    }

    @Test
    void a_program_is_run_and_an_address_asked_for_after_each_cycle_and_neither_is_told_anything() throws IOException {
        try (Listener listener = Listener.start()) {
            Box box = new Box(home, Map.of(), false);
            String program = box.program("beat", "printf '%s|' \"$@\" >> ~/args; cat >> ~/in\n");
            box.inventory("heartbeat: {command: [" + program + ", \"a b\"], url: \"http://ann:pw@127.0.0.1:"
                    + listener.port() + "/ping/4711\"}\n");

            assertEquals("[]", box.cycle().path("problems").toString());
            box.inventory("heartbeat: {method: POST, url: \"http://127.0.0.1:" + listener.port() + "/ping/4711\"}\n");
            box.cycle();

            assertEquals("a b|", Files.readString(home.resolve("args")));
            assertEquals("", Files.readString(home.resolve("in")));
            assertEquals(
                    List.of("GET /ping/4711 ", "POST /ping/4711 "),
                    listener.heard().stream()
                            .map(heard -> heard.method() + " " + heard.target() + " " + heard.body())
                            .toList());
            assertEquals("Basic YW5uOnB3", listener.heard().get(0).header("Authorization"));
        }
    }

    @Test
    void a_program_or_address_that_fails_or_hangs_is_told_without_the_address_and_stops_nothing() throws IOException {
        try (Listener listener = Listener.start()) {
            Box box = new Box(home, Map.of(), false);
            String yaml = "heartbeat: {within: 300ms, command: [%s], url: \"http://127.0.0.1:" + listener.port()
                    + "/ping/4711\"}\ndirectories:\n  - {path: ~/inbox, create: true}\n";
            String fails = box.program("fails", "exit 3\n");
            box.inventory(yaml.formatted(fails));
            listener.answer(500);

            JsonNode outcome = box.cycle();

            assertTrue(Files.isDirectory(home.resolve("inbox")));
            String problems = outcome.path("problems").toString();
            assertTrue(problems.contains("the heartbeat's program " + fails + " ended with exit status 3"), problems);
            assertTrue(
                    problems.contains(
                            "the heartbeat did not reach http://127.0.0.1:" + listener.port() + ": answered 500"),
                    problems);
            assertFalse(outcome.toString().contains("4711"), outcome::toPrettyString);

            box.inventory(yaml.formatted(box.program("hangs", "exec sleep 60\n")));
            listener.hang();
            problems = box.cycle().path("problems").toString();
            assertTrue(problems.contains("was ended: it took longer than 300 ms"), problems);
            assertTrue(problems.contains("no whole answer within 300 ms"), problems);
        }
    }

    @Test
    void a_dry_run_gives_no_sign_of_life() throws IOException {
        try (Listener listener = Listener.start()) {
            Box box = new Box(home, Map.of(), false);
            box.inventory("heartbeat: {url: \"http://127.0.0.1:" + listener.port() + "/\"}\n");
            box.cycle("--dry-run");
            assertEquals(0, listener.heard().size());
        }
    }
}
