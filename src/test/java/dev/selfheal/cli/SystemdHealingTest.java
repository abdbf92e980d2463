package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.testing.Await;
import dev.selfheal.testing.UserManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole cycles over real services of a real systemd user manager. */
class SystemdHealingTest {
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

    private final Box box = new Box(systemd.home(), systemd.environment(), false);

    @Test
    void a_stopped_unit_is_started_and_a_second_run_does_nothing_at_all() {
        systemd.unit("stopped.service", "[Service]\nExecStart=/bin/sleep 600\n");
        box.inventory(tools() + "units:\n  - {name: stopped.service, critical: true}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("unit.start unit:stopped.service APPLIED HEALED"), Box.fixes(outcome));
        assertEquals("active", systemd.property("stopped.service", "ActiveState"));
        assertNothingMoreToDo();
    }

    @Test
    void a_unit_that_no_login_starts_is_started_where_its_owner_expects_it_to_run() {
        systemd.unit("unwanted.service", "[Service]\nExecStart=/bin/sleep 600\n[Install]\nWantedBy=default.target\n");
        assertEquals("disabled", systemd.property("unwanted.service", "UnitFileState"));
        box.inventory(tools() + "units:\n  - {name: unwanted.service, expect: running}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("unit.start unit:unwanted.service APPLIED HEALED"), Box.fixes(outcome));
        assertEquals("disabled", systemd.property("unwanted.service", "UnitFileState"), "started, and not enabled");
        assertNothingMoreToDo();
    }

    @Test
    void a_masked_unit_is_told_and_never_touched_whatever_is_expected_of_it() throws IOException {
        Toy toy = new Toy("masked");
        Files.delete(systemd.units().resolve("masked.service"));
        Files.createSymbolicLink(systemd.units().resolve("masked.service"), Path.of("/dev/null"));
        systemd.systemctl("daemon-reload");
        box.inventory(tools() + "units:\n  - {name: masked.service, expect: running, critical: true}\nservices:\n"
                + toy.entry("critical: true"));

        JsonNode outcome = box.cycle();

        assertTrue(Box.findings(outcome).contains("unit.switched-off unit:masked.service"), outcome::toPrettyString);
        assertEquals(
                List.of("service.restart unit:masked.service WITHHELD"), Box.fixes(outcome), outcome::toPrettyString);
        assertEquals("hold.owner-disabled", outcome.at("/verdict/vetoes/0/rule").asText(), outcome::toPrettyString);
        assertEquals(List.of(), box.orders());
        assertEquals("inactive", systemd.property("masked.service", "ActiveState"));
        assertEquals(0, toy.starts());
    }

    @Test
    void a_crashed_unit_is_restarted() {
        systemd.unit("crashed.service", "[Service]\nExecStart=/bin/sleep 600\n");
        systemd.systemctl("start", "crashed.service");
        systemd.mainProcess("crashed.service").destroyForcibly();
        systemd.await("crashed.service", "ActiveState", "failed");
        box.inventory(tools() + "units:\n  - {name: crashed.service}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("unit.restart unit:crashed.service APPLIED HEALED"), Box.fixes(outcome));
        assertNothingMoreToDo();
    }

    private void hadItsTimeToStart(Toy toy, int seconds) {
        ProcessHandle process = systemd.mainProcess(toy.target().substring("unit:".length()));
        Await.until("it had its time to start", Duration.ofSeconds(20), () -> process.info()
                .startInstant()
                .orElseThrow()
                .isBefore(Instant.now().minusSeconds(seconds + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "hang"})
    void a_service_that_answers_wrongly_or_never_is_restarted_through_its_unit_and_answers_again(String sickness)
            throws IOException {
        Toy toy = new Toy("sick-" + sickness);
        toy.start();
        toy.be(sickness);
        box.inventory(tools() + "services:\n" + toy.entry("critical: true, start_within: 5s"));
        hadItsTimeToStart(toy, 5);

        assertEquals(List.of("service.restart " + toy.target() + " WITHHELD"), Box.fixes(box.cycle()));
        assertEquals(1, toy.starts(), "what runs is looked at once more before it is restarted");
        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("service.restart " + toy.target() + " APPLIED HEALED"), Box.fixes(outcome));
        assertEquals(2, toy.starts(), "started once by the test and once by the cycle");
        assertEquals(1, box.orders().size(), box.orders()::toString);
        JsonNode proof = outcome.path("facts");
        assertTrue(proof.toString().contains("\"state\":\"UP\""), proof::toPrettyString);
        assertEquals(List.of(), box.alerts(), "what healed inside the cycle alerts nobody");
        assertNothingMoreToDo();
    }

    @Test
    void a_service_that_its_restart_does_not_cure_is_not_called_healed_and_alerts_once() throws IOException {
        Toy toy = new Toy("incurable");
        toy.start();
        toy.be("500");
        Files.createFile(toy.folder.resolve("incurable"));
        box.inventory(tools() + "services:\n" + toy.entry("critical: true, start_within: 3s"));
        hadItsTimeToStart(toy, 3);
        box.cycle();

        JsonNode outcome = box.cycle();
        JsonNode again = box.cycle();

        assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("service.restart " + toy.target() + " APPLIED NOT_HEALED"), Box.fixes(outcome));
        assertEquals("CRITICAL", again.path("status").asText());
        assertEquals(1, box.alerts().size(), () -> box.alerts().toString());
    }

    @Test
    void an_optional_service_that_is_down_is_a_warning_fixed_by_one_command_and_alerts_nobody() throws IOException {
        Toy toy = new Toy("optional");
        box.inventory(tools() + "services:\n" + toy.entry("critical: false"));

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(1, toy.starts());
        assertEquals(1, box.orders().size(), box.orders()::toString);
        assertEquals(
                "WARNING", outcome.at("/earlier/0/verdict/findings/0/severity").asText(), outcome::toPrettyString);
        assertEquals(List.of(), box.alerts());
    }

    @Test
    void an_optional_service_that_nobody_runs_stays_a_warning_and_nothing_is_done() {
        box.inventory(tools() + "services:\n  - {id: orphan, tcp: \"127.0.0.1:" + Box.freePort() + "\"}\n");

        JsonNode outcome = box.cycle();

        assertEquals("DEGRADED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of(), Box.fixes(outcome));
        assertEquals(List.of(), box.orders());
        assertEquals(List.of(), box.alerts());
        assertEquals("NOT_NEEDED", outcome.at("/diagnosis/state").asText());
    }

    @Test
    void two_subjects_of_one_job_are_one_fix() throws IOException {
        Toy toy = new Toy("shared");
        box.inventory(tools() + "services:\n" + toy.entry("critical: true") + "  - {id: shared-port, tcp: \"127.0.0.1:"
                + toy.port + "\", run_by: {unit: " + toy.name + ".service}}\n");

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(1, outcome.path("fixes").size(), outcome::toPrettyString);
        assertEquals(2, outcome.at("/fixes/0/subjects").size());
        assertEquals(1, toy.starts());
        assertEquals(1, box.orders().size(), box.orders()::toString);
    }

    @Test
    void a_chain_of_three_dependencies_is_healed_in_one_cycle_in_order() throws IOException {
        Toy base = new Toy("chain-base");
        Toy middle = new Toy("chain-middle");
        Toy top = new Toy("chain-top");
        box.inventory(tools() + "services:\n" + top.entry("critical: true, depends_on: [chain-middle]")
                + middle.entry("critical: true, depends_on: [chain-base]") + base.entry("critical: true"));

        JsonNode outcome = box.cycle();

        assertEquals("HEALED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(
                List.of(
                        "service.restart unit:chain-base.service APPLIED HEALED",
                        "service.restart unit:chain-middle.service APPLIED HEALED",
                        "service.restart unit:chain-top.service APPLIED HEALED"),
                Box.fixes(outcome));
        assertEquals(3, box.orders().size(), box.orders()::toString);
        assertNothingMoreToDo();
    }

    @Test
    void a_dry_run_plans_and_does_nothing() throws IOException {
        Toy toy = new Toy("planned");
        box.inventory(tools() + "services:\n" + toy.entry("critical: true"));

        Box.Done done = box.run(
                "run",
                "--dry-run",
                "--inventory",
                box.folder.resolve("selfheal.yaml").toString(),
                "--state",
                box.state().toString());

        assertEquals(1, done.status(), done::toString);
        assertTrue(done.out().contains(toy.target()), done::out);
        assertEquals(0, toy.starts());
        assertEquals(List.of(), box.orders());
        assertFalse(Files.exists(box.state().resolve("outcome.json")), "a dry run leaves no record");
    }

    private void assertNothingMoreToDo() {
        int orders = box.orders().size();
        JsonNode second = box.cycle();
        assertEquals("HEALTHY", second.path("status").asText(), second::toPrettyString);
        assertEquals(List.of(), Box.fixes(second));
        assertEquals(orders, box.orders().size(), "a second run right after does nothing at all");
    }

    private String tools() {
        return "tools: {systemctl: " + box.counted("/usr/bin/systemctl") + "}\n";
    }

    /** A small HTTP service run by a unit of its own name. */
    private final class Toy {
        final String name;
        final int port = Box.freePort();
        final Path folder;

        Toy(String name) throws IOException {
            this.name = name;
            this.folder = Files.createDirectories(box.folder.resolve(name));
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String classes = Box.PROJECT.resolve("target/test-classes").toString();
            systemd.unit(
                    name + ".service",
                    "[Service]\nExecStart=" + java
                            + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp " + classes
                            + " dev.selfheal.testing.ToyService " + port + " " + folder + "\n");
        }

        String target() {
            return "unit:" + name + ".service";
        }

        String entry(String more) {
            return "  - {id: " + name + ", http: {url: \"http://127.0.0.1:" + port + "/\", within: 1s}, run_by: {unit: "
                    + name + ".service}, " + more + "}\n";
        }

        void start() {
            systemd.systemctl("start", name + ".service");
            dev.selfheal.testing.Await.until(name + " listens", java.time.Duration.ofSeconds(20), () -> {
                try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
                    return socket.isConnected();
                } catch (IOException notYet) {
                    return false;
                }
            });
        }

        void be(String mode) throws IOException {
            Files.writeString(folder.resolve("mode"), mode);
        }

        long starts() throws IOException {
            Path starts = folder.resolve("starts");
            return Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
        }
    }
}
