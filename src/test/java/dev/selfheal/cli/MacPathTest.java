package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.testing.LaunchctlDouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole cycles on a Mac, with a stand-in for launchctl. */
@Tag("story")
class MacPathTest {
    @TempDir
    Path folder;

    private LaunchctlDouble launchd;
    private Box box;

    @BeforeEach
    void newMac() throws IOException {
        launchd = LaunchctlDouble.install(folder);
        launchd.uid(((Number) Files.getAttribute(launchd.home(), "unix:uid")).longValue());
        box = new Box(launchd.home(), Map.of(), true);
    }

    @Test
    void an_agent_that_is_not_loaded_is_loaded() {
        launchd.agent("com.example.web", Map.of(), true);
        inventory("agents:\n  - {label: com.example.web, critical: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("agent.load agent:com.example.web APPLIED HEALED"), Box.fixes(outcome));
        launchd.forget();
        assertEquals("HEALTHY", box.cycle().path("status").asText());
        assertEquals(List.of(), launchd.orders(), "a second run right after does nothing at all");
    }

    @Test
    void an_agent_that_crashed_is_restarted() {
        launchd.agent("com.example.web", Map.of(), true);
        launchd.load("com.example.web");
        launchd.ended("com.example.web", "exited", "last exit code = 1");
        launchd.forget();
        inventory("agents:\n  - {label: com.example.web, critical: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("agent.restart agent:com.example.web APPLIED HEALED"), Box.fixes(outcome));
        assertEquals(1, launchd.orders().size(), launchd.orders()::toString);
    }

    @Test
    void an_agent_that_its_owner_switched_off_is_left_alone() {
        launchd.agent("com.example.web", Map.of(), true);
        launchd.override("com.example.web", "disabled");
        inventory("agents:\n  - {label: com.example.web, critical: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals(List.of(), launchd.orders());
        assertTrue(Box.fixes(outcome).stream().noneMatch(fix -> fix.contains("APPLIED")), outcome::toPrettyString);
    }

    @Test
    void an_agent_that_its_owner_never_switches_off_is_switched_on_and_loaded() {
        launchd.agent("com.example.web", Map.of(), false);
        launchd.override("com.example.web", "disabled");
        inventory("agents:\n  - {label: com.example.web, critical: true, re_enable: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("agent.enable agent:com.example.web APPLIED HEALED"), Box.fixes(outcome));
        assertEquals("running", launchd.get("com.example.web", "state"));
    }

    @Test
    void an_agent_that_was_never_started_is_started() {
        launchd.agent("com.example.web", Map.of(), false);
        launchd.load("com.example.web");
        inventory("agents:\n  - {label: com.example.web, critical: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("agent.restart agent:com.example.web APPLIED HEALED"), Box.fixes(outcome));
    }

    @Test
    void an_agent_that_does_not_run_at_load_is_loaded_and_started_in_one_cycle() {
        launchd.agent("com.example.web", Map.of(), false);
        inventory("agents:\n  - {label: com.example.web, critical: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("agent.load agent:com.example.web APPLIED HEALED"), Box.fixes(outcome));
    }

    @Test
    void without_a_graphical_session_nothing_is_known_and_nothing_is_done() {
        launchd.agent("com.example.web", Map.of(), true);
        launchd.noSession();
        inventory("agents:\n  - {label: com.example.web, critical: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals(List.of(), launchd.orders());
        assertTrue(
                Box.findings(outcome).stream().noneMatch(finding -> finding.startsWith("agent.")),
                outcome::toPrettyString);
        assertEquals("DEGRADED", outcome.path("status").asText(), outcome::toPrettyString);
    }

    private void inventory(String yaml) {
        box.inventory("tools: {launchctl: " + launchd.program() + "}\n" + yaml);
    }
}
