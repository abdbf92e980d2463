package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.UserManager;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Five things broken at once: one of them optional, one a dependency of another. */
class FiveThingsTest {
    private static UserManager systemd;

    @BeforeAll
    static void startManager() {
        systemd = UserManager.start();
    }

    @AfterAll
    static void endManager() {
        if (systemd != null) {
            systemd.close();
        }
    }

    @Test
    void the_right_order_one_report_and_one_prompt_with_the_critical_ones_only() throws IOException {
        Box box = new Box(systemd.home(), systemd.environment(), false);
        int optional = Box.freePort();
        systemd.unit("five-base.service", "[Service]\nExecStart=/bin/sleep 600\n");
        systemd.unit("five-top.service", "[Service]\nExecStart=/bin/sleep 600\n");
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.install("qwen2.5:7b");
            box.inventory("tools: {systemctl: " + box.counted("/usr/bin/systemctl") + "}\n"
                    + "diagnosis: {model: \"qwen2.5:7b\", url: \"" + ollama.url() + "\"}\n"
                    + "services:\n  - {id: dashboard, tcp: \"127.0.0.1:" + optional + "\"}\n"
                    + "units:\n  - {name: five-top.service, critical: true, depends_on: [unit:five-base.service]}\n"
                    + "  - {name: five-base.service, critical: true}\n"
                    + "directories:\n  - {path: " + box.folder + "/inbox, create: true, critical: true}\n"
                    + "files:\n  - {path: " + box.folder + "/continuity.json, critical: true, max_age: 24h}\n");

            JsonNode outcome = box.cycle();

            assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
            String folder = box.folder.toString().replace(systemd.home().toString(), "~");
            assertEquals(
                    List.of(
                            "directory.create directory:" + folder + "/inbox APPLIED HEALED",
                            "unit.start unit:five-base.service APPLIED HEALED",
                            "unit.start unit:five-top.service APPLIED HEALED"),
                    Box.fixes(outcome));
            assertEquals(1, outcome.at("/fixes/1/round").asInt());
            assertEquals(2, outcome.at("/fixes/2/round").asInt(), "the dependent waits for what it needs");
            assertEquals(5, outcome.at("/earlier/0/verdict/findings").size(), outcome::toPrettyString);
            assertEquals(1, ollama.requests("/api/chat").size());
            String prompt = ollama.requests("/api/chat").get(0).body();
            assertTrue(prompt.contains("continuity.json"), prompt);
            assertFalse(prompt.contains("dashboard"), "an optional finding is never sent to the model");
            assertFalse(prompt.contains("five-base"), "what healed is not sent to the model");
            assertEquals("ANSWERED", outcome.at("/diagnosis/state").asText(), outcome::toPrettyString);
            List<JsonNode> told = box.alerts();
            assertEquals(
                    List.of("opened", "diagnosis"),
                    told.stream().map(line -> line.path("kind").asText()).toList(),
                    told::toString);
            assertEquals(
                    "file:" + folder + "/continuity.json",
                    told.get(0).path("subject").asText());
            assertEquals(told.get(0).path("incident"), told.get(1).path("incident"));
        }
    }
}
