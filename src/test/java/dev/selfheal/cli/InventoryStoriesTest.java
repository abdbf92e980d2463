package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inventory that is not there yet, broken, gone, or not to be trusted. */
@Tag("story")
class InventoryStoriesTest {
    private static final String INBOX = "directories:\n  - {path: ~/inbox, create: true, critical: true}\n";

    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
    }

    @Test
    void with_none_ever_seen_a_run_observes_and_says_which_command_writes_one() {
        Box.Done done = box.run("run");

        assertTrue(done.out().contains("selfheal init"), done::toString);
        JsonNode outcome = Box.json(Box.text(home.resolve(".local/state/selfheal/outcome.json")));
        assertEquals("OBSERVE", outcome.path("mode").asText());
        assertEquals(List.of(), Box.fixes(outcome));
        assertTrue(outcome.path("facts").size() > 2, outcome::toPrettyString);
    }

    @Test
    void init_writes_one_that_is_good_and_never_a_second() {
        Path file = home.resolve(".config/selfheal/selfheal.yaml");

        Box.Done first = box.run("init");
        assertEquals(0, first.status(), first::toString);
        String written = Box.text(file);
        Box.Done second = box.run("init");
        assertEquals(2, second.status(), second::toString);
        assertTrue(second.err().contains("already there"), second::toString);
        assertEquals(written, Box.text(file));

        assertEquals("rwx------", rights(file.getParent()));
        assertEquals("rw-------", rights(file));
        Box.Done printed = box.run("init", "--print");
        assertEquals(0, printed.status(), printed::toString);
        assertEquals(written, printed.out());
        assertEquals(written, Box.text(file));

        Box.Done check = box.run("check");
        assertEquals(0, check.status(), check::toString);
        Box.Done run = box.run("run", "--json");
        assertEquals("HEAL", Box.json(run.out()).path("mode").asText(), run::toString);
    }

    private static String rights(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    @Test
    void init_whose_file_cannot_be_written_says_so_and_leaves_nothing() throws IOException {
        Path file = Files.createFile(home.resolve("no-folder"));

        Box.Done done =
                box.run("init", "--inventory", file.resolve("selfheal.yaml").toString());

        assertEquals(3, done.status(), done::toString);
        assertTrue(done.err().contains("could not be written"), done::toString);
        assertEquals("", done.out());
        assertEquals(0, Files.size(file));
    }

    /** As over SSH; here there is no launchctl at all. */
    @Test
    void where_launchd_does_not_answer_init_writes_what_it_can_and_says_so() throws IOException {
        Path agents = Files.createDirectories(home.resolve("Library/LaunchAgents"));
        Files.writeString(agents.resolve("com.example.web.plist"), """
                <plist version="1.0"><dict><key>Label</key><string>com.example.web</string>
                <key>ProgramArguments</key><array><string>/usr/bin/true</string></array>
                <key>KeepAlive</key><true/></dict></plist>
                """);

        Box.Done done = new Box(home, Map.of(), true).run("init");

        assertEquals(0, done.status(), done::toString);
        assertTrue(done.err().contains("not all could be seen: launchd did not answer"), done::toString);
        String text = Box.text(home.resolve(".config/selfheal/selfheal.yaml"));
        assertTrue(text.contains("# NOT ALL COULD BE SEEN: launchd did not answer"), text);
        assertTrue(text.contains("- label: com.example.web\n    expect: any\n"), text);
    }

    @Test
    void a_broken_one_where_none_was_ever_used_runs_nothing_and_tells_everything() {
        box.inventory(INBOX + "disk:\n  - {path: ~}\nservices:\n  - {id: web, tcp: nowhere}\n");

        Box.Done done = box.command("run");

        assertEquals(2, done.status(), done::toString);
        assertTrue(done.err().contains("disks"), done::toString);
        assertTrue(done.err().contains("selfheal.yaml:9 services[0].tcp"), done::toString);
        assertEquals("", done.out());
        assertTrue(Files.notExists(home.resolve("inbox")));
        assertTrue(Files.notExists(box.state().resolve("outcome.json")));
    }

    @Test
    void a_missing_one_that_was_named_runs_nothing() {
        Box.Done done = box.command("run");

        assertEquals(2, done.status(), done::toString);
        assertTrue(done.err().contains("does not exist"), done::toString);
        assertTrue(Files.notExists(box.state().resolve("outcome.json")));
    }

    @Test
    void a_broken_one_after_a_good_one_is_told_once_and_the_last_good_copy_heals() throws IOException {
        box.inventory(INBOX);
        assertEquals("HEALED", box.cycle().path("status").asText());
        box.inventory(INBOX + "disk: []\n");
        Files.delete(home.resolve("inbox"));

        for (int cycle = 1; cycle <= 2; cycle++) {
            JsonNode outcome = box.cycle();
            assertEquals(1, box.last().status());
            assertEquals("CRITICAL", outcome.path("status").asText());
            assertTrue(Box.findings(outcome).contains("selfheal.inventory selfheal.inventory"));
            assertEquals(1, box.alerts().size(), () -> box.alerts().toString());
            assertTrue(Files.isDirectory(home.resolve("inbox")), "the last good copy is used");
        }
        assertEquals("selfheal.inventory", box.alerts().get(0).path("subject").asText());

        box.inventory(INBOX);
        assertEquals("HEALTHY", box.cycle().path("status").asText());
        assertEquals(1, box.alerts().size(), "one good cycle is not yet well");
        assertEquals("HEALTHY", box.cycle().path("status").asText());
        assertEquals(2, box.alerts().size(), () -> box.alerts().toString());
        assertEquals("resolved", box.alerts().get(1).path("kind").asText());
    }

    @Test
    void one_that_went_away_is_judged_by_the_last_good_copy() throws IOException {
        box.inventory(INBOX);
        box.cycle();
        Files.delete(box.folder.resolve("selfheal.yaml"));
        Files.delete(home.resolve("inbox"));

        JsonNode outcome = box.cycle();

        assertEquals(1, box.last().status());
        assertEquals(List.of("selfheal.inventory selfheal.inventory"), Box.findings(outcome));
        assertTrue(Files.isDirectory(home.resolve("inbox")));
    }

    @Test
    void one_that_everybody_can_write_to_is_refused() throws IOException {
        box.inventory(INBOX);
        Files.setPosixFilePermissions(
                box.folder.resolve("selfheal.yaml"), PosixFilePermissions.fromString("rw-rw-rw-"));

        Box.Done done = box.command("run");

        assertEquals(2, done.status(), done::toString);
        assertTrue(done.err().contains("chmod o-w"), done::toString);
        assertFalse(Files.exists(home.resolve("inbox")));
    }
}
