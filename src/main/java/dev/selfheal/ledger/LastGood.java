package dev.selfheal.ledger;

import dev.selfheal.sys.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The last inventory that was good, for when the owner's is broken or gone. */
public final class LastGood {
    private final Path copy;

    /** Beside the copy, so that a lost copy does not read as a machine that never had an inventory. */
    private final Path marker;

    /** @param state the state folder */
    public LastGood(Path state) {
        this.copy = state.resolve("inventory.good.yaml");
        this.marker = state.resolve("inventory.used");
    }

    /** Whether an inventory was ever used here; where that cannot be told, it is taken for so. */
    public boolean everUsed() {
        return !Files.notExists(marker) || !Files.notExists(copy);
    }

    /** Keeps this one. Returns what is wrong if it could not be kept. */
    public Optional<String> keep(byte[] inventory, Instant now) {
        try {
            if (Files.notExists(marker)) {
                AtomicFile.write(marker, (now + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            if (!Files.exists(copy) || !Arrays.equals(Files.readAllBytes(copy), inventory)) {
                AtomicFile.write(copy, inventory);
            }
            return Optional.empty();
        } catch (IOException trouble) {
            return Optional.of(copy + ": the inventory cannot be kept for bad times: " + StateFolder.words(trouble));
        }
    }

    /** Where the copy is. */
    public Path file() {
        return copy;
    }

    /** The bytes of the last good one; empty if there is none, or it cannot be read. */
    public Optional<byte[]> load() {
        try {
            return Optional.of(Files.readAllBytes(copy));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
