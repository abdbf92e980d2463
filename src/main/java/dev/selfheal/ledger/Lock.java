package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cycle at a time. The kernel holds the lock, so that a killed process leaves none behind; the file's content only tells
 * others who holds it.
 */
public final class Lock implements AutoCloseable {
    private static final String NAME = "lock";

    /** A kernel's lock is the process's, and lost when the process closes any other channel to the file: so ask here first. */
    private static final Map<Path, Busy> OURS = new HashMap<>();

    private final Path file;
    private final FileChannel channel;

    private Lock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What came of asking for it. */
    public sealed interface Asked {}

    /** It is ours until the lock is closed, or the process ends. */
    public record Held(Lock lock) implements Asked {}

    /**
     * Another cycle runs.
     *
     * @param pid its process; null where that cannot be told
     * @param since when it began; null where that cannot be told
     */
    public record Busy(@Nullable Long pid, @Nullable Instant since) implements Asked {}

    /** It cannot be told whether another cycle runs: the folder or the file cannot be written. */
    public record Unavailable(String problem) implements Asked {}

    /**
     * Asks for the lock and does not wait.
     *
     * @param state the state folder
     * @param pid this process, for those who ask later
     */
    public static Asked acquire(Path state, long pid, Instant now) {
        synchronized (OURS) {
            Path folder = state.toAbsolutePath().normalize();
            Path file = folder.resolve(NAME);
            Busy own = OURS.get(file);
            if (own != null) {
                return own;
            }
            try {
                StateFolder.ready(folder);
                return open(file, pid, now);
            } catch (IOException | RuntimeException trouble) {
                return new Unavailable(file + ": cannot be locked: " + StateFolder.words(trouble));
            }
        }
    }

    private static Asked open(Path file, long pid, Instant now) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                StateFolder.OWNER_ONLY);
        boolean ours = false;
        try {
            FileLock lock = channel.tryLock();
            ours = lock != null;
            if (ours) {
                write(channel, Json.MAPPER.createObjectNode().put("pid", pid).put("since", now.toString()) + "\n");
                OURS.put(file, new Busy(pid, now));
            }
        } finally {
            if (!ours) {
                channel.close();
            }
        }
        return ours ? new Held(new Lock(file, channel)) : holder(file);
    }

    private static void write(FileChannel channel, String text) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException full) {
            // The lock is the kernel's and holds all the same; only who holds it cannot be told.
        }
    }

    private static Busy holder(Path file) {
        try {
            JsonNode said = Json.MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
            Long pid = said.path("pid").isIntegralNumber() ? said.path("pid").longValue() : null;
            return new Busy(pid, Instant.parse(said.path("since").asText()));
        } catch (IOException | DateTimeParseException unreadable) {
            return new Busy(null, null);
        }
    }

    /** Lets the next cycle run. */
    @Override
    public void close() {
        synchronized (OURS) {
            if (OURS.remove(file) != null) {
                write(channel, "");
                try {
                    channel.close();
                } catch (IOException gone) {
                    // Nothing is held by a channel that cannot be closed any more.
                }
            }
        }
    }
}
