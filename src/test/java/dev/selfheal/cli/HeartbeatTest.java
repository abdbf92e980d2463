package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
