package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGoodTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void the_last_one_kept_is_loaded_word_for_word() {
        LastGood good = new LastGood(folder);
        assertFalse(good.everUsed());
        assertEquals(Optional.empty(), good.load());
        for (String text : new String[] {"version: 1\n", "version: 1 # später\n"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertEquals(Optional.empty(), good.keep(bytes, NOW));
            assertArrayEquals(bytes, new LastGood(folder).load().orElseThrow());
        }
        assertTrue(new LastGood(folder).everUsed());
    }

    @Test
    void a_lost_copy_is_no_new_machine() throws IOException {
        new LastGood(folder).keep(new byte[] {1}, NOW);
        Files.delete(folder.resolve("inventory.good.yaml"));
        assertTrue(new LastGood(folder).everUsed());
        assertEquals(Optional.empty(), new LastGood(folder).load());
        Files.delete(folder.resolve("inventory.used"));
        assertFalse(new LastGood(folder).everUsed());
    }

    @Test
    void what_cannot_be_told_is_taken_for_used() throws IOException {
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertTrue(new LastGood(loop.resolve("state")).everUsed());
    }
}
