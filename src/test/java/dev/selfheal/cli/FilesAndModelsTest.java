package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.OllamaFault;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole cycles that heal what needs no supervisor: a directory, a log, a model. */
@Tag("story")
class FilesAndModelsTest {
    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
    }

    @Test
    void a_missing_directory_is_created_and_a_second_run_does_nothing() {
        box.inventory("directories:\n  - {path: ~/inbox/deep, create: true, critical: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("directory.create directory:~/inbox/deep APPLIED HEALED"), Box.fixes(outcome));
        assertTrue(Files.isDirectory(home.resolve("inbox/deep")));
        JsonNode second = box.cycle();
        assertEquals("HEALTHY", second.path("status").asText(), second::toPrettyString);
        assertEquals(List.of(), Box.fixes(second));
    }

    @Test
    void a_missing_directory_that_may_not_be_created_is_reported_and_not_created() {
        box.inventory("directories:\n  - {path: ~/theirs, critical: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of(), Box.fixes(outcome));
        assertTrue(Files.notExists(home.resolve("theirs")));
    }

    @Test
    void a_log_of_2_gigabytes_is_rotated() throws IOException {
        Path log = home.resolve("big.log");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(2L << 30);
        }
        box.inventory("logs:\n  - {path: ~/big.log, max_size: 500MB, keep: 2}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("log.rotate log:~/big.log APPLIED HEALED"), Box.fixes(outcome));
        assertTrue(Files.notExists(log) || Files.size(log) == 0);
        assertTrue(Files.exists(home.resolve("big.log.1.gz")));
    }

    @Test
    void a_missing_model_is_pulled() throws IOException {
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.offer("phi:latest", 1000);
            box.inventory("ollama: {url: \"" + ollama.url() + "\", critical: true, models: [phi]}\n");

            JsonNode outcome = box.cycle();

            assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
            assertEquals(List.of("model.pull model:phi:latest APPLIED HEALED"), Box.fixes(outcome));
            assertTrue(ollama.installed("phi:latest"));
        }
    }

    @Test
    void at_a_terminal_a_pull_says_how_far_it_is_unless_it_is_to_be_quiet() throws IOException {
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.offer("phi:latest", 1000).offer("tiny:latest", 1000);
            String inventory = "ollama: {url: \"" + ollama.url() + "\", critical: true, models: [%s]}\n";

            box.inventory(inventory.formatted("phi"));
            String err = box.atTerminal(Map.of(), "run").err();
            assertTrue(err.startsWith("\rselfheal: pull of phi:latest: "), err);
            assertTrue(err.endsWith(" \r"), err);

            box.inventory(inventory.formatted("tiny"));
            assertEquals("", box.atTerminal(Map.of(), "run", "--quiet").err());
            assertTrue(ollama.installed("tiny:latest"));
        }
    }

    @Test
    void a_pull_that_fails_inside_a_200_is_reported_as_a_failure() throws IOException {
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.offer("phi:latest", 1000).faults(OllamaFault.PULL_DISK_FULL);
            box.inventory("ollama: {url: \"" + ollama.url() + "\", critical: true, models: [phi]}\n");

            JsonNode outcome = box.cycle();

            assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
            assertEquals(List.of("model.pull model:phi:latest APPLIED NOT_HEALED"), Box.fixes(outcome));
        }
    }

    @Test
    void a_name_that_the_registry_does_not_know_is_a_finding_and_never_pulled_again() throws IOException {
        try (OllamaDouble ollama = OllamaDouble.start()) {
            box.inventory("ollama: {url: \"" + ollama.url() + "\", critical: true, models: [gone]}\n");

            JsonNode first = box.cycle();
            JsonNode second = box.cycle();

            assertEquals(List.of("model.pull model:gone:latest APPLIED GONE"), Box.fixes(first));
            assertEquals("WITHHELD", second.at("/fixes/0/decision").asText("WITHHELD"), second::toPrettyString);
            assertTrue(Box.findings(second).contains("model.gone model:gone:latest"), second::toPrettyString);
            assertEquals(1, ollama.requests("/api/pull").size());
        }
    }
}
