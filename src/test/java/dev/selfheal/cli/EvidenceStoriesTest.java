package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.testing.UserManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of a sick service from right before its fix, over a real systemd user manager. */
@Tag("story")
class EvidenceStoriesTest {
    private static final String SECRET = "hunter2hunter2";
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
    private final Path log = box.folder.resolve("app.log");

    /** A service that dies at its start, whatever is done, and says so in its own log. */
    private void dying(String name, String more) {
        systemd.unit(
                name + ".service",
                "[Service]\nExecStart=" + box.program(name, "echo \"starts with token=" + SECRET + "\"; exit 7\n")
                        + "\nStandardOutput=append:" + box.folder.resolve(name + ".out") + "\n");
        systemd.systemctl("start", name + ".service");
        systemd.await(name + ".service", "ActiveState", "failed");
        box.inventory("tools: {systemctl: " + box.counted("/usr/bin/systemctl") + ", journalctl: "
                + box.program(
                        "journalctl",
                        "echo called >> " + box.folder.resolve("journals") + "; exec /usr/bin/journalctl \"$@\"\n")
                + "}\nservices:\n  - {id: " + name + ", critical: true, tcp: \"127.0.0.1:" + Box.freePort()
                + "\", run_by: {unit: " + name + ".service}, start_within: 1s" + more + "}\n");
    }

    private static List<JsonNode> evidence(JsonNode outcome, String kind) {
        List<JsonNode> found = new ArrayList<>();
        outcome.at("/fixes/0/evidence").forEach(one -> {
            if (one.path("kind").asText().equals(kind)) {
                found.add(one);
            }
        });
        return found;
    }

    @Test
    void a_service_that_its_restart_does_not_cure_leaves_its_last_words_in_record_and_report() throws IOException {
        Files.writeString(
                log, "old\nolder\nlistening\nERROR password=" + SECRET + " refused\n\u001b[31mgiving up\u001b[0m\n");
        dying("dying", ", log: " + log);

        JsonNode outcome = box.cycle();

        assertEquals(List.of("service.restart unit:dying.service APPLIED NOT_HEALED"), Box.fixes(outcome));
        assertTrue(evidence(outcome, "CHECK").toString().contains("refused the connection"), outcome::toPrettyString);
        String state = evidence(outcome, "STATE").toString();
        assertTrue(state.contains("\"state failed, enabled\"") && state.contains("\"last exit status 7\""), state);
        assertTrue(state.contains("\"starts 1\""), () -> "it is the state of before the fix: " + state);
        assertEquals(
                "it has no process",
                evidence(outcome, "PROCESSES").get(0).path("missing").asText());
        String logs = evidence(outcome, "LOG").toString();
        assertTrue(logs.contains("\"old\"") && logs.contains("\"giving up\""), logs);
        assertTrue(logs.contains("dying.out") && logs.contains("starts with token=***"), logs);
        assertTrue(logs.contains("journal of dying.service"), logs);
        String report = box.command("run", "--dry-run").out();
        assertFalse(report.contains("giving up"), report);
        assertFalse((outcome + Box.text(box.state().resolve("outcome.json"))).contains(SECRET));
        box.history().forEach(line -> assertFalse(line.contains(SECRET), line));
    }

    @Test
    void the_report_shows_how_the_log_ended_and_no_secret() throws IOException {
        Files.writeString(log, "old\nolder\nlistening\nERROR password=" + SECRET + " refused\ngiving up\n");
        dying("told", ", log: " + log);

        String report = box.command("run").out();

        assertTrue(report.contains("Tried, not healed"), report);
        assertTrue(report.contains("| ERROR password=*** refused\n"), report);
        assertTrue(report.contains("| giving up\n") && !report.contains("| older"), report);
        assertFalse(report.contains(SECRET), report);
    }

    @Test
    void a_dry_run_captures_nothing() throws IOException {
        Files.writeString(log, "ERROR\n");
        dying("planned", ", log: " + log);
        JsonNode outcome = box.cycle("--dry-run");
        assertEquals(List.of("service.restart unit:planned.service PLANNED"), Box.fixes(outcome));
        assertTrue(outcome.at("/fixes/0/evidence").isMissingNode(), outcome::toPrettyString);
        assertFalse(Files.exists(box.folder.resolve("journals")), "the journal was asked");
    }

    @Test
    void what_healed_keeps_its_evidence_in_the_record_and_out_of_the_report() throws IOException {
        systemd.unit("healing.service", "[Service]\nExecStart=/bin/sleep 600\n");
        systemd.systemctl("start", "healing.service");
        systemd.mainProcess("healing.service").destroyForcibly();
        systemd.await("healing.service", "ActiveState", "failed");
        box.inventory("units:\n  - {name: healing.service}\n");

        JsonNode outcome = box.cycle();

        assertEquals(List.of("unit.restart unit:healing.service APPLIED HEALED"), Box.fixes(outcome));
        String state = evidence(outcome, "STATE").toString();
        assertTrue(state.contains("\"last ended by signal 9\"") && state.contains("\"reason signal\""), state);
        assertEquals(1, evidence(outcome, "LOG").size(), outcome::toPrettyString);
    }

    @Test
    void the_processes_of_a_sick_service_are_those_of_before_the_fix() {
        systemd.unit(
                "deaf.service", "[Service]\nExecStart=" + box.program("deaf", "sleep 601 & sleep 602 & wait\n") + "\n");
        systemd.systemctl("start", "deaf.service");
        ProcessHandle before = systemd.mainProcess("deaf.service");
        dev.selfheal.testing.Await.until(
                "it has two children",
                java.time.Duration.ofSeconds(10),
                () -> before.children().count() == 2);
        box.inventory("services:\n  - {id: deaf, tcp: \"127.0.0.1:" + Box.freePort()
                + "\", run_by: {unit: deaf.service}, start_within: 1s}\n");

        dev.selfheal.testing.Await.until(
                "it had its time to start", java.time.Duration.ofSeconds(10), () -> before.info()
                        .startInstant()
                        .orElseThrow()
                        .isBefore(java.time.Instant.now().minusSeconds(3)));
        assertEquals(List.of("service.restart unit:deaf.service WITHHELD"), Box.fixes(box.cycle()));
        assertTrue(before.isAlive(), "what runs is looked at once more before it is restarted");

        JsonNode outcome = box.cycle();

        assertEquals(List.of("service.restart unit:deaf.service APPLIED NOT_HEALED"), Box.fixes(outcome));
        JsonNode lines = evidence(outcome, "PROCESSES").get(0).path("lines");
        assertEquals(3, lines.size(), lines::toString);
        assertTrue(lines.get(0).asText().startsWith("pid " + before.pid() + " of "), lines::toString);
        assertTrue(lines.toString().contains("sleep 601") && lines.toString().contains("sleep 602"), lines::toString);
        assertFalse(before.isAlive(), "the restart has ended what was told of");
    }
}
