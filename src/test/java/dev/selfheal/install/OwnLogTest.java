package dev.selfheal.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnLogTest {
    @TempDir
    Path folder;

    private Path log(int size) throws IOException {
        Path log = folder.resolve("own.log");
        Files.writeString(
                log, "x".repeat(99).concat("\n").repeat(size / 100 + 1).substring(0, size));
        return log;
    }

    private Path before() {
        return folder.resolve("own.log.1");
    }

    @Test
    void one_that_is_as_long_as_it_may_be_is_left() throws IOException {
        Path log = log(OwnLog.MOST_BYTES);
        assertEquals(Optional.empty(), new OwnLog(log).shorten());
        assertEquals(OwnLog.MOST_BYTES, Files.size(log));
        assertFalse(Files.exists(before()));
    }

    @Test
    void one_byte_more_and_it_begins_anew_and_who_has_it_open_goes_on_there() throws IOException {
        Path log = log(OwnLog.MOST_BYTES + 1);
        try (OutputStream launchd = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
            assertEquals(Optional.empty(), new OwnLog(log).shorten());
            launchd.write("next\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("next\n", Files.readString(log));
        String kept = Files.readString(before());
        assertTrue(kept.length() > OwnLog.MOST_BYTES - 200 && kept.length() <= OwnLog.MOST_BYTES, "" + kept.length());
        assertEquals("x".repeat(99), kept.lines().findFirst().orElse(""), "it begins with a whole line");
    }

    @Test
    void what_is_kept_is_never_more_than_one_file_of_that_size() throws IOException {
        for (int i = 0; i < 3; i++) {
            Path log = log(5 * OwnLog.MOST_BYTES);
            assertEquals(Optional.empty(), new OwnLog(log).shorten());
        }
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
        assertTrue(Files.size(before()) <= OwnLog.MOST_BYTES);
    }

    @Test
    void a_single_line_that_is_too_long_is_kept_in_part() throws IOException {
        Path log = Files.writeString(folder.resolve("own.log"), "y".repeat(2 * OwnLog.MOST_BYTES));
        assertEquals(Optional.empty(), new OwnLog(log).shorten());
        assertEquals(OwnLog.MOST_BYTES, Files.size(before()));
    }

    @Test
    void one_that_is_absent_or_a_link_is_left() throws IOException {
        Path target = Files.move(log(2 * OwnLog.MOST_BYTES), folder.resolve("target"));
        Path link = Files.createSymbolicLink(folder.resolve("own.log"), target);
        assertEquals(Optional.empty(), new OwnLog(link).shorten());
        assertEquals(2L * OwnLog.MOST_BYTES, Files.size(target));
        assertEquals(Optional.empty(), new OwnLog(folder.resolve("none")).shorten());
    }

    @Test
    void one_that_cannot_be_kept_is_not_emptied() throws IOException {
        Path log = log(2 * OwnLog.MOST_BYTES);
        Files.createDirectories(before().resolve("in the way"));
        String why = new OwnLog(log).shorten().orElseThrow();
        assertTrue(why.startsWith(log + " could not be shortened: "), why);
        assertEquals(2L * OwnLog.MOST_BYTES, Files.size(log));
    }
}
