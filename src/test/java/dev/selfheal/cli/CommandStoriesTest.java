package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner's own checks and repairs through a whole cycle. */
@Tag("story")
class CommandStoriesTest {
    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
    }

    private static List<JsonNode> about(JsonNode outcome, String subject) {
        List<JsonNode> facts = new ArrayList<>();
        for (JsonNode fact : outcome.path("facts")) {
            if (fact.path("subject").asText().startsWith(subject)) {
                facts.add(fact);
            }
        }
        return facts;
    }

    @Test
    void the_exit_statuses_of_the_plugin_convention_become_findings() {
        String plugin = box.program("check", "echo \"said $1|load=$1;1;2\"\nexit $1\n");
        StringBuilder commands = new StringBuilder("commands:\n");
        for (int status = 0; status <= 4; status++) {
            commands.append("  - {id: c" + status + ", critical: true, run: [" + plugin + ", \"" + status + "\"]}\n");
        }
        box.inventory(commands + "  - {id: opt, run: [" + plugin + ", \"2\"]}\n");

        JsonNode outcome = box.cycle();

        assertEquals(
                List.of(
                        "command.critical command:c2",
                        "command.critical-optional command:opt",
                        "command.unknown command:c3",
                        "command.unknown command:c4",
                        "command.warning command:c1"),
                Box.findings(outcome).stream().sorted().toList());
        assertEquals("said 2", about(outcome, "command:c2").get(0).path("line").asText());
        assertTrue(about(outcome, "command:c2").get(0).toString().contains("load"), outcome::toPrettyString);
        assertEquals(1, box.last().status());
        assertEquals(1, box.alerts().size());
    }

    @Test
    void facts_about_itself_are_accepted_and_judged() {
        String json = "{\"kind\":\"service\",\"subject\":\"command:probe/web\",\"critical\":true,\"state\":\"DOWN\","
                + "\"detail\":\"nobody answers\",\"startWithin\":\"PT10S\"}";
        box.inventory("commands:\n  - {id: probe, run: [" + box.program("facts", "cat <<'END'\n[" + json + "]\nEND\n")
                + "]}\n");

        JsonNode outcome = box.cycle();

        assertEquals(List.of("service.down command:probe/web"), Box.findings(outcome), outcome::toPrettyString);
        assertEquals(1, box.last().status());
    }

    @Test
    void memory_and_facts_about_others_are_refused_and_nothing_of_such_an_answer_is_used() {
        String own = "{\"kind\":\"dependency\",\"subject\":\"command:ID\",\"on\":\"host\"}";
        String good =
                "{\"kind\":\"file\",\"subject\":\"command:ID\",\"critical\":true,\"path\":\"/x\",\"presence\":\"ABSENT\"}";
        Map<String, String> spoiled = Map.of(
                "attempt",
                "{\"kind\":\"attempt\",\"subject\":\"command:attempt\",\"cause\":\"x\",\"action\":\"command.run\","
                        + "\"at\":\"2026-11-24T03:00:00Z\",\"cycle\":\"c\",\"result\":\"HEALED\"}",
                "cycle",
                "{\"kind\":\"cycle\",\"subject\":\"command:cycle\"}",
                "memory",
                own.replace("ID", "memory"),
                "stranger",
                good.replace("command:ID", "file:~/x"));
        StringBuilder commands = new StringBuilder("commands:\n");
        spoiled.forEach((id, bad) -> commands.append("  - {id: " + id + ", run: ["
                + box.program(id, "echo '[" + good.replace("ID", id) + "," + bad + "]'\n") + "]}\n"));
        box.inventory(commands.toString());

        JsonNode outcome = box.cycle();

        for (String id : spoiled.keySet()) {
            List<JsonNode> facts = about(outcome, "command:" + id);
            assertEquals(1, facts.size(), facts::toString);
            assertEquals("probe-failure", facts.get(0).path("kind").asText(), facts::toString);
        }
        assertEquals(List.of(), about(outcome, "file:~/x"));
        assertTrue(
                Box.findings(outcome).stream().allMatch(finding -> finding.startsWith("unknown.")),
                outcome::toPrettyString);
        assertEquals(List.of(), Box.fixes(outcome));
    }

    @Test
    void a_declared_repair_runs_once_and_is_proven() throws IOException {
        Path flag = box.folder.resolve("flag");
        Path times = box.folder.resolve("times");
        box.inventory("commands:\n  - {id: queue, critical: true, run: ["
                + box.program("check", "test -e '" + flag + "' || { echo stuck; exit 2; }\necho fine\n") + "], fix: ["
                + box.program("fix", "echo x >> '" + times + "'\ntouch '" + flag + "'\nexit 1\n") + "]}\n");

        JsonNode outcome = box.cycle();

        assertEquals(List.of("x"), Files.readAllLines(times));
        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("command.run command:queue APPLIED HEALED"), Box.fixes(outcome));
        assertEquals("HEALTHY", box.cycle().path("status").asText());
        assertEquals(List.of("x"), Files.readAllLines(times));
    }

    @Test
    void exit_status_0_of_a_repair_proves_nothing() throws IOException {
        Path times = box.folder.resolve("times");
        box.inventory("commands:\n  - {id: queue, critical: true, run: [" + box.program("check", "echo stuck; exit 2\n")
                + "], fix: [" + box.program("fix", "echo x >> '" + times + "'\n") + "]}\n");

        JsonNode outcome = box.cycle();

        assertEquals(List.of("x"), Files.readAllLines(times));
        assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("command.run command:queue APPLIED NOT_HEALED"), Box.fixes(outcome));
    }
}
