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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The monitor's own process is killed, as by a power cut, while it unloads an agent and loads it again: the next cycle, right
 * after it, finishes the job. The stand-in kills whoever asks it.
 */
@Tag("story")
class KilledReloadTest {
    private static final String WEB = "com.example.web";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "bootout, after, agent.load",
        "enable, after, agent.load",
        "bootstrap, before, agent.load",
        "bootstrap, after, -",
    })
    void the_next_cycle_loads_an_agent_that_should_run(String verb, String when, String fix) throws Exception {
        LaunchctlDouble launchd = mac();
        Box box = new Box(launchd.home(), Map.of(), true);
        // Far more time to start than there is until the next cycle: it does not wait for what is not there.
        box.inventory("platform: macos\ntools: {launchctl: " + launchd.program() + "}\nagents:\n"
                + "  - {label: com.example.web, critical: true, start_within: 5m}\n");
        launchd.ended(WEB, "not running", "last exit code = 1");
        killed(box, launchd, verb, when);

        launchd.forget();
        JsonNode outcome = box.cycle();

        assertEquals("running", launchd.get(WEB, "state"), outcome::toPrettyString);
        assertEquals(
                fix.equals("-") ? List.of() : List.of(fix + " agent:com.example.web APPLIED HEALED"),
                Box.fixes(outcome).stream()
                        .filter(one -> one.contains("APPLIED"))
                        .toList(),
                outcome::toPrettyString);
        assertTrue(
                Box.findings(outcome).stream().noneMatch(finding -> finding.startsWith("agent.")),
                outcome::toPrettyString);
    }

    @Test
    void the_next_cycle_loads_an_agent_of_which_nothing_is_expected_but_its_service() throws Exception {
        LaunchctlDouble launchd = mac();
        Box box = new Box(launchd.home(), Map.of(), true);
        int port = Box.freePort();
        box.inventory("platform: macos\ntools: {launchctl: " + launchd.program() + "}\nservices:\n"
                + "  - {id: web, critical: true, tcp: \"127.0.0.1:" + port
                + "\", run_by: {agent: com.example.web}, start_within: 30s}\n");
        // What runs is restarted only if its service is not well in a second cycle.
        box.cycle();
        killed(box, launchd, "bootout", "after");
        assertFalse(launchd.get(WEB, "state").equals("running"));

        launchd.forget();
        JsonNode outcome = box.cycle();

        // Nothing listens in this test, so the service stays down; but its agent is back.
        assertEquals("running", launchd.get(WEB, "state"), outcome::toPrettyString);
        assertTrue(Box.findings(outcome).toString().contains("service.down"), outcome::toPrettyString);
        assertTrue(
                launchd.orders().stream().anyMatch(call -> call.startsWith("bootstrap ")), launchd.orders()::toString);
    }

    private LaunchctlDouble mac() throws IOException {
        LaunchctlDouble launchd = LaunchctlDouble.install(folder);
        launchd.uid(((Number) Files.getAttribute(launchd.home(), "unix:uid")).longValue());
        launchd.leavingTakes(0);
        launchd.agent(WEB, Map.of(), true);
        launchd.load(WEB);
        return launchd;
    }

    /** Runs a cycle in a process of its own, whose restart has to unload the agent, until the stand-in kills it. */
    private void killed(Box box, LaunchctlDouble launchd, String verb, String when) throws Exception {
        if (!verb.equals("kickstart")) {
            launchd.force("kickstart", 3, "Could not kickstart service: 3: No such process");
        }
        if (when.equals("before")) {
            launchd.die(verb);
        } else {
            launchd.dieAfter(verb);
        }
        Process cycle = start(box);
        assertTrue(cycle.waitFor(2, TimeUnit.MINUTES));
        assertEquals(128 + 9, cycle.exitValue(), launchd.calls()::toString);
        String last = launchd.calls().get(launchd.calls().size() - 1);
        assertTrue(last.startsWith(verb + " "), launchd.calls()::toString);
    }

    private Process start(Box box) throws IOException {
        CompiledRules.lend(Box.PROJECT.resolve("rules"), box.state());
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
        builder.environment().put("HOME", box.home.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(box.folder.resolve("cycle.log").toFile())
                .start();
    }
}
