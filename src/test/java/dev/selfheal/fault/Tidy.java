package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a whole cycle leaves behind, whatever came before it: no half of a file, and every cycle in the summary of its day. */
final class Tidy {
    private Tidy() {}

    static void check(Victim victim, String when) throws IOException {
        try (Stream<Path> files = Files.walk(victim.state())) {
            List<Path> halves =
                    files.filter(file -> file.toString().endsWith(".new")).toList();
            assertEquals(List.of(), halves, when);
        }
        long told = 0;
        try (Stream<Path> days = Files.list(victim.state().resolve("chronicle"))) {
            for (Path day : days.toList()) {
                JsonNode summary = Json.MAPPER.readTree(day.toFile());
                assertTrue(summary.path("whole").asBoolean(), () -> when + ": " + summary);
                told += summary.path("cycles").asLong();
            }
        }
        assertEquals(Records.of(victim).history().size(), told, when + ": cycles of the history and of the summaries");
    }
}
