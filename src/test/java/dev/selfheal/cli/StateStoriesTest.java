package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.ledger.Lock;
import dev.selfheal.recording.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state folder: held by another, not writable, and left alone by those who only look. */
@Tag("story")
class StateStoriesTest {
    private static final String INBOX = "directories:\n  - {path: ~/inbox, create: true, critical: true}\n";

    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
        box.inventory(INBOX + "logs:\n  - {path: ~/a.log}\n");
        box.write("../a.log", "2026-11-24T03:00:00Z ERROR something\n");
    }

    @Test
    void a_second_run_while_one_is_on_does_nothing_and_says_who_and_since_when() {
        Instant since = Instant.parse("2026-11-24T03:10:04Z");
        Lock.Held held = assertInstanceOf(Lock.Held.class, Lock.acquire(box.state(), 4711, since));
        try (Lock lock = held.lock()) {
            assertTrue(lock != null);
            Box.Done done = box.command("run");
            assertEquals(3, done.status(), done::toString);
            assertTrue(done.err().contains("process 4711, since 2026-11-24T03:10:04Z"), done::toString);
            assertEquals("", done.out());
            assertTrue(Files.notExists(home.resolve("inbox")));
        }
        assertEquals("HEALED", box.cycle().path("status").asText());
    }

    @Test
    void where_nothing_can_be_written_down_a_cycle_observes_and_reports_and_fixes_nothing() {
        box.write("state", "a file where the folder should be\n");

        JsonNode outcome = box.cycle();

        assertEquals(1, box.last().status(), () -> box.last().toString());
        assertTrue(outcome.path("problems").toString().contains("cannot be locked"), outcome::toPrettyString);
        assertTrue(Box.findings(outcome).contains("directory.absent directory:~/inbox"), outcome::toPrettyString);
        assertTrue(Files.notExists(home.resolve("inbox")), "an attempt that cannot be written down is not made");
        assertTrue(outcome.path("problems").toString().contains(box.state().toString()), outcome::toPrettyString);
        assertTrue(
                List.of("REFUSED", "WITHHELD")
                        .contains(outcome.at("/fixes/0/decision").asText()),
                outcome::toPrettyString);
        assertEquals("a file where the folder should be\n", Box.text(box.state()));
    }

    @Test
    void a_cycle_that_cannot_be_sure_to_be_the_only_one_does_nothing() throws IOException {
        Files.createDirectories(box.state().resolve("lock"));

        Box.Done done = box.run(
                "run",
                "--inventory",
                box.folder.resolve("selfheal.yaml").toString(),
                "--state",
                box.state().toString());

        assertEquals(1, done.status(), done::toString);
        assertTrue(done.out().contains("cannot be locked"), done::toString);
        assertTrue(Files.notExists(home.resolve("inbox")), "one cycle at a time is a part of the floor");
        assertTrue(Files.notExists(box.state().resolve("outcome.json")), "another cycle may be writing it");
    }

    @Test
    void a_dry_run_and_facts_and_check_leave_no_trace() throws IOException {
        for (String look : List.of("run", "facts", "check")) {
            looked(look);
            assertTrue(Files.notExists(box.state()), look + " made a state folder");
        }
        box.cycle();
        Files.delete(home.resolve("inbox"));
        Map<String, String> before = content();

        for (String look : List.of("run", "facts", "check")) {
            looked(look);
            assertEquals(before, content(), look);
        }
        assertTrue(Files.notExists(home.resolve("inbox")));
        assertEquals(List.of(), box.alerts());
    }

    private void looked(String command) {
        if (command.equals("run")) {
            JsonNode outcome = box.cycle("--dry-run");
            assertEquals(List.of("directory.create directory:~/inbox PLANNED"), Box.fixes(outcome));
            assertEquals("DRY_RUN", outcome.path("mode").asText());
        } else {
            assertEquals(0, box.command(command).status(), () -> box.last().toString());
        }
    }

    @Test
    void facts_prints_a_recording_whose_facts_fit_their_schemas() {
        box.inventory(INBOX + "logs:\n  - {path: ~/a.log}\ndisks:\n  - {path: ~}\nfiles:\n  - {path: ~/none}\n"
                + "commands:\n  - {id: ok, run: [/bin/echo, fine]}\nservices:\n  - {id: me, process: {executable: java}}\n"
                + "ollama: {url: \"http://127.0.0.1:" + Box.freePort() + "\"}\n");

        JsonNode recording = Box.json(box.command("facts").out());

        assertEquals(0, box.last().status());
        assertTrue(recording.path("facts").size() >= 8, recording::toPrettyString);
        for (JsonNode fact : recording.path("facts")) {
            assertEquals(List.of(), Schemas.problems(fact.path("kind").asText(), fact), fact::toPrettyString);
        }
    }

    /** What is in the state folder: files with their bytes, folders with nothing. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(box.state())) {
            for (Path file : files.toList()) {
                content.put(
                        file.toString(),
                        Files.isDirectory(file)
                                ? ""
                                : java.util.Arrays.hashCode(Files.readAllBytes(file)) + " "
                                        + Files.getLastModifiedTime(file));
            }
        }
        return content;
    }
}
