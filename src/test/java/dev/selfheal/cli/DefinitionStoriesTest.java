package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** Whole cycles over the files of LaunchAgents, with a stand-in for launchctl. */
@Tag("story")
final class DefinitionStoriesTest {
    private static final String WEB = "com.example.web";
    private static final String TARGET = "agent:" + WEB;

    @TempDir
    Path folder;

    private LaunchctlDouble launchd;
    private Box box;

    @BeforeEach
    void newMac() throws IOException {
        launchd = LaunchctlDouble.install(folder);
        launchd.uid(((Number) Files.getAttribute(launchd.home(), "unix:uid")).longValue());
        box = new Box(launchd.home(), Map.of(), true);
        box.inventory("tools: {launchctl: " + launchd.program() + "}\n"
                + "agents:\n  - {label: com.example.web, critical: true, start_within: 2s, environment: [PORT]}\n");
    }

    private static List<String> vetoes(JsonNode outcome) {
        return outcome.findValues("vetoes").get(0).findValuesAsText("rule");
    }

    @Test
    void an_agent_is_not_loaded_from_a_file_that_launchd_would_refuse_and_the_file_is_told() throws IOException {
        Files.writeString(launchd.agent(WEB, Map.of(), true), "<plist><dict>");

        JsonNode outcome = box.cycle();

        assertEquals(List.of(), launchd.orders());
        assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
        assertTrue(vetoes(outcome).contains("hold.cannot-load"), outcome::toPrettyString);
        String told = Files.readString(box.bus());
        assertEquals(1, told.lines().count(), told);
        assertTrue(told.contains("definition.keeps-down") && told.contains("no property list"), told);
    }

    @Test
    void an_agent_is_not_loaded_for_a_program_that_is_not_there() throws IOException {
        Path plist = launchd.agent(WEB, Map.of(), true);
        Files.writeString(plist, Files.readString(plist).replace("/bin/sleep", "/nowhere/web"));

        JsonNode outcome = box.cycle();

        assertEquals(List.of(), launchd.orders());
        assertTrue(outcome.toString().contains("its program /nowhere/web is not there"), outcome::toPrettyString);
    }

    @Test
    void an_agent_that_runs_by_an_older_file_is_loaded_anew_in_the_second_cycle() throws IOException {
        launchd.agent(WEB, Map.of("PORT", "1"), true);
        launchd.load(WEB);
        assertEquals("HEALTHY", box.cycle().path("status").asText());
        launchd.agent(WEB, Map.of("PORT", "hush-hush"), true);
        launchd.forget();

        JsonNode first = box.cycle();
        assertEquals(List.of(), launchd.orders());
        assertTrue(vetoes(first).contains("hold.second-look"), first::toPrettyString);
        JsonNode second = box.cycle();

        assertEquals("HEALED", second.path("status").asText(), second::toPrettyString);
        assertEquals(List.of("agent.reload " + TARGET + " APPLIED HEALED"), Box.fixes(second));
        assertEquals("bootout", launchd.orders().get(0).split(" ")[0]);
        assertFalse(Files.exists(box.bus()), "it was healed, so nobody is told");
        assertFalse((first + "" + second).contains("hush"));
        assertEquals("HEALTHY", box.cycle().path("status").asText());
    }
}
