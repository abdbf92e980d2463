package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monitor's own process is killed in the middle of a cycle. */
@Tag("story")
class KilledCycleTest {
    private static final int KILLS = 12;

    @TempDir
    Path home;

    @Test
    void leaves_readable_state_and_no_half_written_file_and_the_next_cycle_works() throws Exception {
        long seed = System.nanoTime();
        System.out.println("KilledCycleTest seed " + seed);
        Random random = new Random(seed);
        Box box = new Box(home, Map.of(), false);
        // The repair takes long and never helps, so that there is a middle to be killed in.
        box.inventory("""
                commands:
                  - {id: sick, critical: true, run: [/bin/sh, -c, "echo sick; exit 2"], fix: [/bin/sleep, "2"]}
                directories:
                  - {path: ~/inbox, create: true}
                """);
        for (int kill = 0; kill < KILLS; kill++) {
            Process cycle = start(box);
            boolean ended = cycle.waitFor(200 + random.nextInt(2500), TimeUnit.MILLISECONDS);
            cycle.destroyForcibly();
            assertTrue(cycle.waitFor(10, TimeUnit.SECONDS));
            assertStateIsReadable(box, "seed " + seed + " kill " + kill + (ended ? " (it had ended)" : ""));
        }

        JsonNode outcome = box.cycle();

        assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
        assertStateIsReadable(box, "seed " + seed + " at the end");
        assertEquals(lines(box), told(box), "cycles of the history and of the days' summaries, seed " + seed);
        try (Stream<Path> files = Files.walk(box.state())) {
            List<Path> halves =
                    files.filter(file -> file.toString().endsWith(".new")).toList();
            assertEquals(List.of(), halves);
        }
    }

    private static long lines(Box box) throws IOException {
        long lines = 0;
        for (Path day : files(box.state().resolve("history"))) {
            lines += Files.readAllLines(day).size();
        }
        return lines;
    }

    private static long told(Box box) throws IOException {
        long cycles = 0;
        for (Path day : files(box.state().resolve("chronicle"))) {
            JsonNode summary = Json.MAPPER.readTree(day.toFile());
            assertTrue(summary.path("whole").asBoolean(), summary::toString);
            cycles += summary.path("cycles").asLong();
        }
        return cycles;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void assertStateIsReadable(Box box, String when) throws IOException {
        Path latest = box.state().resolve("outcome.json");
        if (Files.exists(latest)) {
            OutcomeJson.read(Files.readString(latest));
        }
        Path history = box.state().resolve("history");
        if (Files.isDirectory(history)) {
            try (Stream<Path> days = Files.list(history)) {
                for (Path day :
                        days.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                    String text = Files.readString(day);
                    // Only a last line may be torn: the next cycle cuts it off and writes it whole.
                    for (String line :
                            text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                        if (!line.isEmpty()) {
                            assertEquals(1, OutcomeJson.read(line).exitStatus(), when);
                        }
                    }
                }
            }
        }
    }

    private Process start(Box box) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dselfheal.home=" + Box.PROJECT,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.selfheal.cli.Main",
                "run",
                "--inventory",
                box.folder.resolve("selfheal.yaml").toString(),
                "--state",
                box.state().toString());
        builder.environment().put("HOME", home.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
