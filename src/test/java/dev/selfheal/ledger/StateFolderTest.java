package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Attempt;
import dev.selfheal.fact.MemoryState;
import dev.selfheal.fact.Result;
import dev.selfheal.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state folder, and what happens when it cannot be used. */
class StateFolderTest {
    private static final List<String> SICK = List.of("service:web");

    static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void it_is_made_for_its_owner_only_and_taken_back_from_others() throws IOException {
        Path state = folder.resolve("a/b/state");
        Ledger.open(state, NOW);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state)));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
        Ledger.open(state, NOW);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state)));
    }

    @Test
    void what_killed_writers_left_is_swept_up_after_an_hour() throws IOException {
        Path old = Files.createFile(folder.resolve(".journal123.new"));
        Path fresh = Files.createFile(folder.resolve(".journal456.new"));
        Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(3601)));
        Files.setLastModifiedTime(fresh, FileTime.from(NOW.minusSeconds(3600)));
        Ledger.open(folder, NOW);
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(fresh));
    }

    /** A folder that cannot be: a file is in its place. This holds for root too. */
    private Path impossible() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "not a folder");
        return file.resolve("state");
    }

    private static List<Attempt> attempts(Ledger ledger) {
        return ledger.facts(NOW).stream()
                .filter(Attempt.class::isInstance)
                .map(Attempt.class::cast)
                .toList();
    }

    @Test
    void where_it_cannot_be_a_cycle_goes_on_but_no_attempt_begins() throws IOException {
        Path state = impossible();
        Ledger ledger = Ledger.open(state, NOW);
        ledger.cycleStarted("c1", new Reading(NOW, 1, null));
        assertThrows(IOException.class, () -> ledger.begin("unit:web.service", "down", SICK, "unit.start", NOW));
        assertEquals(List.of(), attempts(ledger));
        String id = ledger.opened("down", "unit:web.service", NOW).id();
        assertEquals(id, ledger.opened("down", "unit:web.service", NOW).id());
        ledger.cycleFinished(NOW);
        assertFalse(ledger.problems().isEmpty());
        assertTrue(Lock.acquire(state, 1, NOW) instanceof Lock.Unavailable);
        Notes notes = Notes.open(state);
        notes.write("a", "1");
        assertFalse(notes.commit(NOW));
        assertFalse(notes.problems().isEmpty());
        History history = new History(state);
        assertThrows(IOException.class, () -> history.append(LocalDate.of(2026, 11, 24), "{\"id\":\"c1\"}"));
        assertTrue(new LastGood(state).keep(new byte[] {1}, NOW).isPresent());
    }

    @Test
    void on_a_read_only_folder_no_attempt_begins_and_what_was_known_stays_known() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder.resolve("disk"))) {
            Ledger before = Ledger.open(disk.path(), NOW);
            before.begin("unit:web.service", "down", SICK, "unit.start", NOW);
            disk.readOnly();
            Ledger ledger = Ledger.open(disk.path(), NOW);
            assertEquals(1, attempts(ledger).size());
            assertThrows(IOException.class, () -> ledger.begin("unit:web.service", "down", SICK, "unit.start", NOW));
            assertEquals(1, attempts(ledger).size());
            ledger.cycleFinished(NOW);
            assertFalse(ledger.problems().isEmpty());
        }
    }

    @Test
    void on_a_full_disk_no_attempt_begins_and_no_half_line_stays() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder.resolve("disk"))) {
            Ledger ledger = Ledger.open(disk.path(), NOW);
            ledger.cycleStarted("c1", new Reading(NOW, 1, null));
            int begun = 0;
            try {
                for (; begun < 10_000; begun++) {
                    ledger.begin("unit:web.service", "down", SICK, "unit.start", NOW);
                }
            } catch (IOException full) {
                // As it must.
            }
            assertTrue(begun > 10 && begun < 10_000, begun + " begun");
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 1000; i++) {
                    ledger.end("c1.1", Result.HEALED, NOW);
                }
            });
            assertEquals(begun, attempts(ledger).size());
            Ledger again = Ledger.open(disk.path(), NOW);
            assertEquals(List.of(), again.problems());
            assertEquals(MemoryState.GOOD, again.memory());
            assertEquals(begun, attempts(again).size());
            assertThrows(IOException.class, () -> new History(disk.path())
                    .replaceLatest("{\"id\":\"" + "x".repeat(70_000) + "\"}"));
        }
    }
}
