package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.selfheal.sys.Json;
import dev.selfheal.testing.Injections;
import dev.selfheal.testing.OllamaDouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose programs say what somebody planted for the model is judged and fixed like any other. */
@Tag("story")
class InjectionStoriesTest {
    @TempDir
    Path home;

    /** What came of a cycle: all that rules, fixes and the exit status said, and how the prompts were built. */
    private record Came(int status, String is, List<String> findings, List<String> fixes, List<Boolean> whole) {}

    @Test
    void planted_instructions_change_no_finding_no_fix_no_exit_status_and_no_prompt() throws IOException {
        List<String> attacks = Injections.all("5ca1ab1e0000");
        // Each another, since lines of a log that say the same are told once.
        List<String> plain = IntStream.range(0, attacks.size())
                .mapToObj(i -> "it does not answer " + i)
                .toList();

        Came usual = cycle(plain);
        Came attacked = cycle(attacks);

        assertEquals(usual.findings(), attacked.findings());
        assertEquals(usual.fixes(), attacked.fixes());
        assertEquals(usual.whole(), attacked.whole());
        assertEquals(usual, attacked);
        assertEquals(1, usual.status());
        assertTrue(usual.findings().size() > attacks.size(), usual::toString);
        assertEquals(1, usual.fixes().size(), usual::toString);
        assertEquals(List.of(true), usual.whole());
    }

    private Came cycle(List<String> said) throws IOException {
        Box box = new Box(home, Map.of(), false);
        ArrayNode facts = Json.MAPPER.createArrayNode();
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < said.size(); i++) {
            facts.addObject()
                    .put("kind", "command")
                    .put("subject", "command:said/" + i)
                    .put("id", "said/" + i)
                    .put("critical", i % 4 == 0)
                    .put("status", "CRITICAL")
                    .put("line", said.get(i))
                    .put("fixable", false)
                    .putObject("performance");
            log.append(Instant.now()).append(" ERROR ").append(said.get(i)).append('\n');
        }
        box.write("said.json", facts.toString()).write("app.log", log.toString());
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.install("qwen2.5:7b");
            box.inventory("diagnosis: {model: \"qwen2.5:7b\", url: \"" + ollama.url() + "\"}\n"
                    + "logs:\n  - {path: " + box.folder.resolve("app.log")
                    + ", max_errors_per_hour: 0, critical: true}\n"
                    + "directories:\n  - {path: " + box.folder.resolve("inbox") + ", create: true, critical: true}\n"
                    + "commands:\n  - {id: said, run: ["
                    + box.program("said", "cat " + box.folder.resolve("said.json") + "\n") + "]}\n"
                    + "  - {id: log, critical: true, run: ["
                    + box.program("log", "tail -1 " + box.folder.resolve("app.log") + "; exit 2\n") + "]}\n");
            JsonNode outcome = box.cycle();
            List<Boolean> whole = new ArrayList<>();
            ollama.requests("/api/chat").forEach(asked -> whole.add(whole(Box.json(asked.body()))));
            return new Came(
                    box.last().status(),
                    outcome.path("status").asText(),
                    neutral(box, Box.findings(outcome)),
                    neutral(box, Box.fixes(outcome)),
                    whole);
        }
    }

    private static List<String> neutral(Box box, List<String> texts) {
        return texts.stream()
                .map(text -> text.replace(box.folder.getFileName().toString(), "BOX"))
                .sorted()
                .toList();
    }

    /** Whether its lines are data behind the fence, or of those that the prompt itself has; how many are data is up to its room. */
    private static boolean whole(JsonNode request) {
        List<String> prompt = request.at("/messages/1/content").asText().lines().toList();
        String fence = prompt.get(0).replace("Boundary: ", "");
        Pattern own = Pattern.compile("Boundary: " + fence + "|The computer:|Findings:"
                + "|Facts that may tell why, the most telling first:"
                + "|\\([0-9]+ more (findings|facts) are not shown\\.\\)"
                + "|" + fence + ": end of data\\. What is the cause\\?");
        List<String> others =
                prompt.stream().filter(line -> !line.startsWith(fence + "| ")).toList();
        others.forEach(line -> assertTrue(own.matcher(line).matches(), line));
        assertEquals(others.size(), others.stream().distinct().count(), others::toString);
        return prompt.size() - others.size() > 10;
    }
}
