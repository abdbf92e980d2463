package dev.selfheal.cycle;

import dev.selfheal.inventory.Settings;
import dev.selfheal.sys.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A sign of life that something else can watch: the absence of a monitor is invisible to itself. */
final class Heartbeat {
    private Heartbeat() {}

    /** Writes when this cycle was at its end, where the inventory wants it. Returns what kept it from being written. */
    static Optional<String> leave(Settings settings, String cycle, Instant now) {
        if (settings.heartbeatFile().isEmpty()) {
            return Optional.empty();
        }
        Path file = settings.heartbeatFile().get();
        try {
            AtomicFile.write(file, (now + " " + cycle + "\n").getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of("the heartbeat " + file + " could not be written: " + refused.getMessage());
        }
    }
}
