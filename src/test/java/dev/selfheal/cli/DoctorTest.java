package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.outcome.Status;
import dev.selfheal.policy.RuleFiles;
import dev.selfheal.testing.LaunchctlDouble;
import dev.selfheal.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} sees what the installed job sees, and changes nothing. */
@Tag("story")
class DoctorTest {
    private static final String LABEL = "dev.selfheal";

    @TempDir
    Path folder;

    private LaunchctlDouble launchd;
    private Box box;

    @BeforeEach
    void newMac() throws IOException {
        launchd = LaunchctlDouble.install(folder);
        launchd.uid(((Number) Files.getAttribute(launchd.home(), "unix:uid")).longValue());
        launchd.leavingTakes(0);
        box = new Box(launchd.home(), Map.of(), true).from(Clone.in(folder));
        inventory("heartbeat: {file: ~/beat}\n");
    }

    private void inventory(String yaml) {
        box.inventory("tools: {launchctl: " + launchd.program() + "}\n" + yaml);
    }

    private JsonNode doctor(int status) {
        Box.Done done = box.command("doctor", "--json");
        assertEquals(status, done.status(), done::toString);
        return Box.json(done.out());
    }

    private static String line(JsonNode doctor, String area) {
        return StreamSupport.stream(doctor.path("examined").spliterator(), false)
                .filter(one -> one.path("area").asText().equals(area))
                .map(one -> one.path("grade").asText() + ": " + one.path("what").asText() + " -> "
                        + one.path("cure").asText())
                .reduce((one, next) -> one + "\n" + next)
                .orElse("");
    }

    /** A cycle that began then, judged by the shipped rules, with these facts. */
    private void cycle(Instant at, Fact... facts) {
        cycleBy(Box.PROJECT.resolve("rules"), at, facts);
    }

    private void cycleBy(Path judges, Instant at, Fact... facts) {
        String rules = RuleFiles.read(judges).digest();
        Outcome outcome = new Outcome(
                "c1",
                "mac",
                "1",
                at,
                at.plusSeconds(1),
                Outcome.Mode.HEAL,
                Status.HEALTHY,
                List.of(facts),
                Verdict.EMPTY,
                List.of(),
                DiagnosisRecord.NOT_NEEDED,
                List.of(),
                Map.of("rules", rules, "inventory", ""),
                List.of(),
                List.of());
        box.write("state/outcome.json", OutcomeJson.pretty(outcome));
    }

    private void beat(Instant at) throws IOException {
        Files.writeString(launchd.home().resolve("beat"), at + " c1\n");
    }

    @AfterEach
    void leaveNoLinks() throws IOException {
        Clone.unlink(folder);
    }

    @Test
    void it_changes_nothing_anywhere() throws IOException {
        cycle(Instant.now());
        List<Path> before = all();
        box.command("doctor");
        assertEquals(before, all());
        assertEquals(List.of(), launchd.orders());
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.endsWith("calls") && !file.endsWith("launchctl-state"))
                    .sorted()
                    .toList();
        }
    }

    private void installed() {
        Box.Done done = box.command("install");
        assertEquals(0, done.status(), done::toString);
    }

    @Test
    void where_all_is_well_each_line_says_so() throws IOException {
        installed();
        cycle(Instant.now());
        beat(Instant.now());
        Files.createFile(Files.createDirectories(folder.resolve("my $elf 100% <heal>/target"))
                .resolve("selfheal.jar"));

        Box.Done done = box.command("doctor");

        assertEquals(0, done.status(), done::toString);
        assertTrue(done.out().startsWith("What dev.selfheal sees, every 5m\n\nok       installed    "), done::out);
        assertTrue(done.out().endsWith("\nAll is well.\n"), done::out);
        assertFalse(done.out().contains("warning") || done.out().contains("FAILURE"), done::out);
        JsonNode doctor = doctor(0);
        assertTrue(doctor.path("fine").asBoolean());
        assertEquals("dev.selfheal", doctor.path("job").asText());
        assertEquals("ok: launchd answers for your graphical session -> ", line(doctor, "session"));
        assertEquals("ok: the shipped ones, in " + rules() + " -> ", line(doctor, "rules"));
    }

    @Test
    void a_variable_by_which_this_shell_finds_things_and_the_job_does_not_is_told_by_its_name_alone() {
        installed();
        cycle(Instant.now());
        Box.Done done = box.atTerminal(Map.of("OLLAMA_MODELS", "/private/models"), "doctor");
        assertTrue(done.out().contains("this shell has in OLLAMA_MODELS"), done::out);
        assertFalse(done.out().contains("/private/models"), done::out);
    }

    private Path rules() {
        return folder.resolve("my $elf 100% <heal>/rules");
    }

    @Test
    void one_that_is_not_installed_is_no_failure_and_what_it_would_see_is_told() {
        cycle(Instant.parse("2026-01-01T00:00:00Z"));
        JsonNode doctor = doctor(0);
        assertTrue(line(doctor, "installed").startsWith("warning: no: no cycle runs by itself"), doctor::toString);
        assertTrue(line(doctor, "java").startsWith("ok: "), doctor::toString);
        assertTrue(line(doctor, "cycles").startsWith("ok: the last one began "), "none is to be expected");
    }

    @Test
    void one_that_launchd_does_not_have_is_a_failure() throws IOException {
        installed();
        cycle(Instant.now());
        launchd.override(LABEL, "disabled");
        assertEquals(
                "failure: it is loaded, but disabled: it would not be loaded at the next login -> selfheal install",
                line(doctor(1), "loaded"));
        launchd.override(LABEL, "enabled");
        String plist = Box.text(launchd.plist(LABEL));
        box.command("uninstall");
        Files.writeString(launchd.plist(LABEL), plist);
        assertEquals(
                "failure: its file is there, but its supervisor does not know it -> selfheal install",
                line(doctor(1), "loaded"));
        launchd.noSession();
        JsonNode doctor = doctor(1);
        assertTrue(line(doctor, "session").startsWith("failure: nobody is logged in at the screen"), doctor::toString);
        assertEquals("warning: could not be found out -> see session", line(doctor, "loaded"));
    }

    @Test
    void one_that_was_changed_by_hand_or_runs_another_copy_is_told() throws IOException {
        installed();
        cycle(Instant.now());
        String plist = Box.text(launchd.plist(LABEL));
        Files.writeString(launchd.plist(LABEL), plist.replace("my $elf 100% &lt;heal&gt;/selfheal", "gone/selfheal"));

        JsonNode doctor = doctor(1);

        assertTrue(
                line(doctor, "installed")
                        .contains("was written or changed by hand -> selfheal install, which keeps a copy of it"),
                doctor::toString);
        assertTrue(
                line(doctor, "installed").contains("it runs the Selfheal in " + folder.resolve("gone")),
                doctor::toString);
        assertTrue(
                line(doctor, "program").startsWith("failure: " + folder.resolve("gone/selfheal") + " is not there"),
                doctor::toString);
    }

    @Test
    void its_java_and_its_path_are_looked_at_and_not_those_of_this_shell() throws IOException {
        installed();
        cycle(Instant.now());
        String plist = Box.text(launchd.plist(LABEL));
        Files.writeString(
                launchd.plist(LABEL),
                plist.replaceFirst("(<key>JAVA_HOME</key>\\s*<string>)[^<]*", "$1/opt/gone")
                        .replaceFirst("(<key>PATH</key>\\s*<string>)[^<]*", "$1" + folder));
        box.write(
                "selfheal.yaml",
                "version: 1\ntools: {launchctl: " + launchd.program()
                        + ", osascript: /nowhere/osascript}\nalerts:\n  - desktop: true\n");

        JsonNode doctor = doctor(1);

        assertTrue(line(doctor, "java").startsWith("warning: /opt/gone/bin/java is not there"), doctor::toString);
        assertTrue(line(doctor, "machine").contains("/nowhere/osascript"), doctor::toString);
    }

    @Test
    void a_java_that_is_too_old_or_does_not_start_is_a_failure() throws IOException {
        installed();
        cycle(Instant.now());
        String plist = Box.text(launchd.plist(LABEL));
        box.program("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        Files.writeString(
                launchd.plist(LABEL), plist.replaceFirst("(<key>JAVA_HOME</key>\\s*<string>)[^<]*", "$1" + box.folder));
        assertTrue(line(doctor(1), "java").contains("is 11.0.2, older than 17"));
        box.program("java", "exit 1\n");
        assertTrue(line(doctor(1), "java").contains("does not start"));
    }

    @Test
    void cycles_that_were_missed_are_counted_and_a_heartbeat_that_stopped_is_seen() throws IOException {
        installed();
        cycle(Instant.now().minusSeconds(14 * 60 + 30));
        beat(Instant.now().minusSeconds(14 * 60 + 30));
        JsonNode doctor = doctor(0);
        assertEquals("ok: the last one began 14m ago -> ", line(doctor, "cycles"));
        assertTrue(line(doctor, "heartbeat").startsWith("ok: "), doctor::toString);
        cycle(Instant.now().minusSeconds(15 * 60));
        beat(Instant.now().minusSeconds(15 * 60));
        doctor = doctor(1);
        assertTrue(
                line(doctor, "cycles").startsWith("failure: the last one began 15m ago; 2 were missed -> "),
                doctor::toString);
        assertTrue(line(doctor, "cycles").endsWith("/Library/Logs/selfheal/dev.selfheal.log"), doctor::toString);
        assertTrue(line(doctor, "heartbeat").startsWith("failure: "), doctor::toString);
        Files.delete(launchd.home().resolve("beat"));
        assertTrue(line(doctor(1), "heartbeat").contains("was never left"));
    }

    @Test
    void denied_is_told_from_absent_with_the_grant_to_give() throws IOException {
        installed();
        cycle(Instant.now(), new ProbeFailure("file:~/x", true, Reason.DENIED, "Operation not permitted"));
        inventory("files:\n  - {path: ~/Documents/a.json}\n  - {path: ~/absent.json}\n");

        JsonNode doctor = doctor(1);

        String lines = line(doctor, "permission");
        assertTrue(
                lines.contains(
                        "warning: " + launchd.home().resolve("Documents/a.json") + " is in "
                                + launchd.home().resolve("Documents")
                                + ": this shell may read it, the job only with a grant -> System Settings, Privacy & Security, Full Disk Access: add "),
                lines);
        assertTrue(
                lines.contains(
                        "failure: the last cycle was denied file:~/x: Operation not permitted -> System Settings"),
                lines);
        assertFalse(lines.contains("absent.json"), lines);
    }

    @Test
    void an_inventory_that_is_absent_broken_or_watches_itself_is_told() {
        installed();
        cycle(Instant.now());
        inventory("agents:\n  - {label: dev.selfheal}\nevery: 10m\n");
        String lines = line(doctor(1), "inventory");
        assertTrue(
                lines.contains(
                        "failure: selfheal.yaml: agent:dev.selfheal is Selfheal's own job, which nothing is done to"),
                lines);
        assertTrue(
                lines.contains(
                        "warning: it says another time between cycles than the job has -> write in it every: 5m"),
                lines);
    }

    @Test
    void rules_of_its_owner_are_compared_with_the_shipped_ones() throws IOException {
        Path own = launchd.home().resolve(".config/selfheal/rules");
        Path family = Files.createDirectories(own.resolve("directory"));
        Files.copy(Box.PROJECT.resolve("rules/directory/state.drl"), family.resolve("state.drl"));
        Files.writeString(family.resolve("mine.drl"), "package directory\nnonsense\n");

        String line = line(doctor(1), "rules");

        assertTrue(line.startsWith("failure: those in " + own + " cannot be used: directory/mine.drl"), line);
        Files.delete(family.resolve("mine.drl"));
        cycleBy(own, Instant.now());
        line = line(doctor(0), "rules");
        assertTrue(line.startsWith("ok: your own, in " + own + ": against the shipped ones, "), line);
        assertTrue(line.contains(" missing ("), line);
    }
}
