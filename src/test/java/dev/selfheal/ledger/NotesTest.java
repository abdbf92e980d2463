package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void a_note_is_read_once_it_was_committed() {
        Notes notes = Notes.open(folder);
        notes.write("log:~/a.log", "{\"inode\": 7}");
        assertEquals(Optional.empty(), notes.read("log:~/a.log"));
        assertEquals(Optional.empty(), Notes.open(folder).read("log:~/a.log"));
        assertTrue(notes.commit(NOW));
        assertEquals(Optional.of("{\"inode\": 7}"), notes.read("log:~/a.log"));
        assertEquals(Optional.of("{\"inode\": 7}"), Notes.open(folder).read("log:~/a.log"));
    }

    @Test
    void only_its_owner_can_read_them() throws IOException {
        Notes notes = Notes.open(folder);
        notes.write("a", "1");
        notes.commit(NOW);
        assertEquals(StateFolderTest.OWNER_FILE, Files.getPosixFilePermissions(folder.resolve("notes.json")));
    }

    @Test
    void nothing_new_writes_nothing() throws IOException {
        Notes notes = Notes.open(folder);
        notes.write("a", "1");
        notes.commit(NOW);
        Path file = folder.resolve("notes.json");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
        Notes next = Notes.open(folder);
        next.read("a");
        next.write("a", "1");
        assertTrue(next.commit(NOW.plusSeconds(60)));
        assertEquals(FileTime.fromMillis(1000), Files.getLastModifiedTime(file));
    }

    @Test
    void what_cannot_be_read_is_empty_told_and_replaced() throws IOException {
        for (String broken : List.of("", "{", "[]", "{\"notes\": {\"a\": {\"json\": \"1\", \"used\": \"soon\"}}}")) {
            Files.writeString(folder.resolve("notes.json"), broken);
            Notes notes = Notes.open(folder);
            assertEquals(Optional.empty(), notes.read("a"), broken);
            assertEquals(1, notes.problems().size(), broken);
            notes.write("a", "2");
            assertTrue(notes.commit(NOW));
            assertEquals(Optional.of("2"), Notes.open(folder).read("a"), broken);
        }
    }

    @Test
    void a_note_that_nobody_used_for_thirty_days_is_dropped() {
        Notes notes = Notes.open(folder);
        notes.write("used", "1");
        notes.write("unused", "1");
        notes.commit(NOW);
        Notes month = Notes.open(folder);
        month.read("used");
        month.commit(NOW.plus(Duration.ofDays(30)));
        assertEquals(Optional.of("1"), Notes.open(folder).read("unused"));
        Notes later = Notes.open(folder);
        later.read("used");
        later.commit(NOW.plus(Duration.ofDays(31)));
        assertEquals(Optional.empty(), Notes.open(folder).read("unused"));
        assertEquals(Optional.of("1"), Notes.open(folder).read("used"));
    }

    @Test
    void a_note_beyond_all_measure_is_refused_and_the_older_one_stays() {
        Notes notes = Notes.open(folder);
        notes.write("a", "1".repeat(256 << 10));
        notes.commit(NOW);
        assertEquals(List.of(), notes.problems());
        notes.write("a", "2".repeat((256 << 10) + 1));
        notes.commit(NOW);
        assertEquals(1, notes.problems().size());
        assertTrue(Notes.open(folder).read("a").orElseThrow().startsWith("1"));
    }
}
