package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was to be said and could not be is not taken for said. */
class UntakenOutputTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int version(OutputStream out) {
        return Selfheal.execute(
                new Surroundings(
                        Map.of(),
                        home,
                        Box.PROJECT,
                        false,
                        false,
                        false,
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                "--version");
    }

    @Test
    void a_disk_that_is_full_is_told() throws Exception {
        try (OutputStream full = Files.newOutputStream(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            assertEquals(3, version(full));
        }
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("standard output did not take all"), err::toString);
    }

    @Test
    void what_was_taken_is_fine() {
        assertEquals(0, version(new ByteArrayOutputStream()));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }
}
