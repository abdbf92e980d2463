package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.OllamaFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However Ollama fails, the cycle fixes and finds the same, in bounded time, and says why there is no diagnosis. */
@Tag("story")
class OllamaFailuresTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(
            names = {
                "HANG_GENERATE",
                "OUT_OF_MEMORY",
                "OUT_OF_MEMORY_OLD",
                "BUSY",
                "EMPTY_200",
                "CUT",
                "CHAT_TRUNCATED",
                "CHAT_PROSE",
                "CHAT_BAD_ENUM"
            })
    void a_model_that_fails_changes_no_fix_and_no_finding(OllamaFault fault) throws IOException {
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.install("qwen2.5:7b");
            JsonNode with = cycle(ollama, "with");
            assertEquals("ANSWERED", with.at("/diagnosis/state").asText(), with::toPrettyString);
            ollama.faults(fault);

            long start = System.nanoTime();
            JsonNode without = cycle(ollama, "without");
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertEquals(decided(with), decided(without));
            assertEquals("NONE", without.at("/diagnosis/state").asText(), without::toPrettyString);
            assertFalse(without.at("/diagnosis/reason").asText().isEmpty(), without::toPrettyString);
            assertTrue(took.compareTo(Duration.ofMinutes(2)) < 0, took::toString);
        }
    }

    @Test
    void an_ollama_that_refuses_changes_no_other_fix_and_no_other_finding() throws IOException {
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.install("qwen2.5:7b");
            JsonNode with = cycle(ollama, "with");
            ollama.refuse();

            JsonNode without = cycle(ollama, "without");

            assertEquals(decided(with), decided(without));
            assertEquals("NONE", without.at("/diagnosis/state").asText(), without::toPrettyString);
        }
    }

    /** A short interval makes a short budget, so that a hanging model does not hold up the test for long. */
    private JsonNode cycle(OllamaDouble ollama, String name) throws IOException {
        Box box = new Box(home.resolve(name), Map.of(), false);
        int port = 1; // nobody listens there, and no test of ours ever will
        box.inventory("every: 1m\ndiagnosis: {model: \"qwen2.5:7b\", url: \"" + ollama.url() + "\"}\n"
                + "services:\n  - {id: vault, critical: true, tcp: \"127.0.0.1:" + port + "\"}\n"
                + "directories:\n  - {path: ~/inbox, create: true}\n");
        JsonNode outcome = box.cycle();
        assertTrue(Files.isDirectory(box.home.resolve("inbox")));
        return outcome;
    }

    private static List<List<String>> decided(JsonNode outcome) {
        return List.of(Box.findings(outcome), Box.fixes(outcome));
    }
}
