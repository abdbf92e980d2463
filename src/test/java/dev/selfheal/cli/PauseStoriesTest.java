package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.ledger.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person stops fixes for a while, sees that they are stopped, and lets them go on. */
@Tag("story")
class PauseStoriesTest {
    @TempDir
    Path home;

    private Box box;
    private Path mended;

    @BeforeEach
    void a_command_that_is_sick_and_a_program_that_leaves_a_trace() {
        box = new Box(home, Map.of(), false);
        mended = box.folder.resolve("mended");
        box.inventory("""
                commands:
                  - {id: sick, critical: true, run: [/bin/sh, -c, exit 2], fix: [/usr/bin/touch, %s]}
                directories:
                  - {path: ~/inbox, create: true}
                logs:
                  - {path: "~/logs/*.log"}
                """.formatted(mended));
    }

    private Box.Done pause(String... arguments) {
        return box.command("pause", arguments);
    }

    private void assertPaused(Box.Done done) {
        assertEquals(0, done.status(), done::toString);
    }

    @Test
    void what_is_paused_is_not_fixed_but_told_and_everything_else_is_fixed() {
        assertPaused(pause("command:sick", "--for", "2h", "--reason", "an upgrade"));

        JsonNode outcome = box.cycle();

        assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(
                List.of("directory.create directory:~/inbox APPLIED HEALED", "command.run command:sick WITHHELD"),
                Box.fixes(outcome));
        JsonNode held = outcome.at("/fixes/1");
        assertEquals("paused: an upgrade", held.path("reason").asText());
        assertTrue(
                Instant.parse(held.path("until").asText()).isAfter(Instant.now().plusSeconds(7000)));
        assertTrue(Files.notExists(mended), "nothing was executed");
        assertEquals(1, box.alerts().size(), "alerts go on");

        assertEquals(0, box.command("resume", "command:sick").status());
        assertEquals(List.of("command.run command:sick APPLIED NOT_HEALED"), Box.fixes(box.cycle()));
        assertTrue(Files.exists(mended));
    }

    @Test
    void a_pause_of_everything_is_in_every_report_until_it_ends() throws IOException {
        assertPaused(pause("--reason", "holidays"));

        Box.Done run = box.command("run");

        assertTrue(run.out().contains("\nPaused\n  everything  holidays\n"), run::out);
        assertTrue(run.out().contains("  to end it now: selfheal resume\n"), run::out);
        assertTrue(Files.notExists(home.resolve("inbox")) && Files.notExists(mended), "nothing was executed");

        box.inventory("directories:\n  - {path: ~/inbox}\n");
        Files.createDirectory(home.resolve("inbox"));
        run = box.command("run");
        assertTrue(run.out().startsWith("HEALTHY"), run::out);
        assertTrue(run.out().contains("\nPaused\n  everything  holidays\n"), run::out);

        box.command("resume");
        run = box.command("run");
        assertTrue(run.out().startsWith("HEALTHY") && !run.out().contains("Paused"), run::out);
    }

    @Test
    void it_works_while_a_cycle_runs() {
        Lock.Held held = assertInstanceOf(Lock.Held.class, Lock.acquire(box.state(), 4711, Instant.now()));
        try (Lock lock = held.lock()) {
            assertTrue(lock != null);
            assertPaused(pause("--reason", "at once"));
            JsonNode listed = Box.json(pause("--list", "--json").out());
            assertEquals("selfheal", listed.at("/pauses/0/subject").asText());
            assertEquals("at once", listed.at("/pauses/0/reason").asText());
            assertEquals(1, listed.path("pauses").size());
        }
    }

    /** The first fix is a program that pauses everything; the second one was judged and ordered before that. */
    @Test
    void a_pause_set_between_the_judgement_and_the_act_stops_the_act() {
        String kill = box.program("first", "touch '" + box.state().resolve("stop") + "'\n");
        box.inventory("""
                commands:
                  - {id: a, run: [/bin/false], fix: [%s]}
                  - {id: b, run: [/bin/false], fix: [/usr/bin/touch, %s]}
                """.formatted(kill, mended));

        JsonNode outcome = box.cycle();

        assertEquals(
                List.of("command.run command:a APPLIED NOT_HEALED", "command.run command:b REFUSED"),
                Box.fixes(outcome));
        assertTrue(outcome.at("/fixes/1/reason").asText().contains("the kill switch"), outcome::toPrettyString);
        assertTrue(Files.notExists(mended), "nothing was executed");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Box.Done done = pause("command:sikc", "--for", "40 days");

        assertEquals(2, done.status());
        assertEquals("""
                selfheal: command:sikc is nothing that the inventory names; did you mean command:sick?
                selfheal: --for "40 days" is not a time; write 40d
                selfheal: say why: --reason TEXT
                """, done.err());
        assertTrue(Files.notExists(box.state()), "nothing is paused");
    }

    @Test
    void lengths_are_bounded() {
        for (String wrong : List.of("0s", "31d", "721h", "2592000001ms", "-2h", "", "soon")) {
            assertEquals(2, pause("--for=" + wrong, "--reason", "x").status(), wrong);
        }
        for (String right : List.of("1ms", "30d", "720h")) {
            assertPaused(pause("--for=" + right, "--reason", "x"));
        }
    }

    @Test
    void subjects_are_those_that_fixes_act_for_and_upon() throws IOException {
        Files.createDirectory(home.resolve("logs"));
        Files.createFile(home.resolve("logs/web.log"));
        box.inventory("""
                ollama: {url: "http://127.0.0.1:11434", models: [Small], run_by: {unit: ollama.service}}
                services:
                  - {id: web, tcp: "127.0.0.1:1", run_by: {unit: web.service}}
                logs:
                  - {path: "~/logs/*.log"}
                """);
        for (String known : List.of(
                "selfheal",
                "service:web",
                "unit:web.service",
                "service:ollama",
                "unit:ollama.service",
                "model:Small:latest",
                "log:~/logs/web.log")) {
            assertPaused(pause(known, "--reason", "x"));
        }
        Box.Done glob = pause("log:~/logs/*.log", "--reason", "x");
        assertEquals(2, glob.status());
        assertTrue(glob.err().contains("did you mean log:~/logs/web.log?"), glob::err);
        assertTrue(pause("web", "--reason", "x").err().contains("did you mean service:web?"));
        assertTrue(
                pause("x", "--reason", "x").err().contains("known are host, log:~/logs/web.log, model:Small:latest, "));
        assertEquals(2, box.command("resume", "service:wbe").status());
    }

    @Test
    void everything_can_be_paused_without_an_inventory() {
        box.write("selfheal.yaml", "version: [\n");
        assertPaused(pause("--reason", "the inventory is broken"));
        assertEquals(2, pause("service:web", "--reason", "x").status());
    }

    @Test
    void a_file_that_cannot_be_read_stops_every_fix_until_resume_moves_it_aside() throws IOException {
        assertPaused(pause("command:sick", "--reason", "x"));
        Files.writeString(box.state().resolve("pauses.json"), "{\"version\":");

        JsonNode outcome = box.cycle();

        assertTrue(Box.findings(outcome).contains("selfheal.pauses selfheal"), outcome::toPrettyString);
        outcome.path("fixes")
                .forEach(fix -> assertEquals("WITHHELD", fix.path("decision").asText()));
        assertTrue(outcome.path("fixes").size() == 2, outcome::toPrettyString);
        assertTrue(Files.notExists(home.resolve("inbox")) && Files.notExists(mended), "nothing was executed");
        String told = box.alerts().toString();
        assertTrue(told.contains("to forget what was paused: selfheal resume"), told);
        assertEquals(3, pause("--reason", "x").status());
        assertEquals(3, pause("--list").status());
        assertEquals(3, box.command("resume", "command:sick").status());

        Box.Done resumed = box.command("resume");

        assertEquals(0, resumed.status(), resumed::toString);
        assertTrue(resumed.out().contains("the file is now "), resumed::toString);
        assertTrue(Box.fixes(box.cycle()).contains("directory.create directory:~/inbox APPLIED HEALED"));
    }

    @Test
    void resume_removes_the_kill_switch_and_says_what_it_ended() throws IOException {
        Files.createDirectories(box.state());
        Files.createFile(box.state().resolve("stop"));
        assertPaused(pause("command:sick", "--reason", "an upgrade"));
        assertTrue(pause("--list").out().startsWith("Paused\n  everything    the kill switch "), box.last()::toString);

        Box.Done done = box.command("resume");

        assertEquals(0, done.status(), done::toString);
        assertTrue(done.out().startsWith("No longer paused: everything (the kill switch "), done::out);
        assertTrue(done.out().endsWith("\nNo longer paused: command:sick (an upgrade)\n"), done::out);
        assertTrue(Files.notExists(box.state().resolve("stop")));
        assertEquals("Nothing is paused.\n", pause("--list").out());
        assertEquals("Nothing was paused.\n", box.command("resume").out());
    }

    @Test
    void a_kill_switch_that_nobody_touched_for_a_week_stops_nothing() throws IOException {
        Files.createDirectories(box.state());
        Path stop = Files.createFile(box.state().resolve("stop"));
        Files.setLastModifiedTime(
                stop, FileTime.from(Instant.now().minus(Duration.ofDays(7)).plusSeconds(300)));
        assertEquals(List.of("WITHHELD", "WITHHELD"), box.cycle().path("fixes").findValuesAsText("decision"));
        assertTrue(Files.notExists(mended), "nothing was executed");

        Files.setLastModifiedTime(stop, FileTime.from(Instant.now().minus(Duration.ofDays(7))));
        assertTrue(Box.fixes(box.cycle()).contains("command.run command:sick APPLIED NOT_HEALED"));
        assertTrue(Files.exists(mended));
    }

    @Test
    void a_person_says_go_on_and_that_is_written_down() throws IOException {
        assertEquals("Nothing is paused.\n", box.command("resume").out());
        assertTrue(Files.notExists(box.state()), "there was nothing to go on from");
        box.cycle();
        Files.delete(box.state().resolve("journal"));

        assertEquals(0, box.command("resume").status(), box.last()::toString);
        assertEquals(0, box.command("resume", "command:sick").status(), box.last()::toString);

        List<String> journal = Files.readAllLines(box.state().resolve("journal"));
        assertTrue(journal.get(0).contains("\"damaged\""), journal::toString);
        assertTrue(journal.get(1).contains("\"type\":\"resumed\""), journal::toString);
        assertTrue(journal.get(1).contains("\"subject\":\"selfheal\""), journal::toString);
        assertTrue(journal.get(2).contains("\"subject\":\"command:sick\""), journal::toString);
        assertTrue(Ledger.look(box.state()).problems().isEmpty());
    }
}
