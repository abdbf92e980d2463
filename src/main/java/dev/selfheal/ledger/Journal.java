package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of checksummed JSON lines, each on the disk before {@link #append} returns. It knows nothing of what
 * they mean. Damaged parts are kept aside beside it, and the rest is used.
 */
final class Journal {
    /** Files with damaged parts that are kept; the oldest goes first. */
    private static final int KEPT_ASIDE = 10;

    private final Path file;
    private final Path folder;

    Journal(Path folder, String name) {
        this.folder = folder;
        this.file = folder.resolve(name);
    }

    /** How much of it could be read. */
    enum State {
        /** There is none. */
        ABSENT,
        WHOLE,
        /** The last entry was being written when its writer ended: nothing that was completed is missing. */
        TORN,
        /** Entries that were completed are missing. */
        DAMAGED,
        /** It is there and could not be read. */
        UNREADABLE
    }

    /**
     * What was read.
     *
     * @param problems what is wrong, for people
     */
    record Content(List<ObjectNode> events, State state, List<String> problems) {}

    /** Reads it and leaves it as it is: for those who do not hold the lock, since another may be writing to it. */
    Content look() {
        return content(null);
    }

    /** Reads it, and mends it where it is damaged; for the holder of the lock. */
    Content read(Instant now) {
        return content(now);
    }

    private Content content(@Nullable Instant now) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return new Content(List.of(), State.ABSENT, List.of());
        } catch (IOException | OutOfMemoryError unreadable) {
            String words = unreadable instanceof IOException trouble ? StateFolder.words(trouble) : "too large";
            return new Content(List.of(), State.UNREADABLE, List.of(file + ": cannot be read: " + words));
        }
        List<ObjectNode> events = new ArrayList<>();
        ByteArrayOutputStream good = new ByteArrayOutputStream();
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        boolean damaged = false;
        for (int from = 0; from < bytes.length; ) {
            int end = endOfLine(bytes, from);
            byte[] line = Arrays.copyOfRange(bytes, from, end);
            var event = Line.read(line);
            if (event.isPresent()) {
                events.add(event.get());
                good.writeBytes(line);
                good.write('\n');
            } else {
                bad.writeBytes(line);
                bad.write('\n');
                damaged |= end < bytes.length;
            }
            from = end + 1;
        }
        if (bad.size() == 0) {
            return new Content(events, State.WHOLE, List.of());
        }
        List<String> problems = now == null
                ? List.of("%s: %d bytes are damaged; the rest is used".formatted(file, bad.size()))
                : mend(good.toByteArray(), bad.toByteArray(), now);
        return new Content(events, damaged ? State.DAMAGED : State.TORN, problems);
    }

    private static int endOfLine(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private List<String> mend(byte[] good, byte[] bad, Instant now) {
        List<String> problems = new ArrayList<>();
        try {
            Path aside = aside(now);
            Files.createFile(aside, StateFolder.OWNER_ONLY);
            Files.write(aside, bad);
            problems.add("%s: %d damaged bytes were kept aside as %s; the rest is used"
                    .formatted(file, bad.length, aside.getFileName()));
            AtomicFile.write(file, good);
            dropOldest();
        } catch (IOException unwritable) {
            // Left as it is, the damaged part is found again next time; what is appended begins on a line of its own.
            problems.add("%s: %d bytes are damaged and could not be kept aside: %s; the rest is used"
                    .formatted(file, bad.length, StateFolder.words(unwritable)));
        }
        return problems;
    }

    private Path aside(Instant now) {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path aside = folder.resolve(file.getFileName() + ".damaged-" + time);
        for (int n = 2; Files.exists(aside); n++) {
            aside = folder.resolve(file.getFileName() + ".damaged-" + time + "-" + n);
        }
        return aside;
    }

    private void dropOldest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> kept = files.filter(
                            path -> path.getFileName().toString().startsWith(file.getFileName() + ".damaged-"))
                    .sorted()
                    .toList();
            for (Path oldest : kept.subList(0, Math.max(0, kept.size() - KEPT_ASIDE))) {
                Files.deleteIfExists(oldest);
            }
        }
    }

    /** Adds an entry; when this returns, it is on the disk. */
    void append(ObjectNode event) throws IOException {
        append(List.of(event));
    }

    /** Adds entries, all of which are on the disk when this returns. */
    void append(List<ObjectNode> events) throws IOException {
        StateFolder.ready(folder);
        boolean fresh = Files.notExists(file);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                StateFolder.OWNER_ONLY)) {
            long end = channel.size();
            if (!endsLine(channel, end)) {
                lines.write('\n');
            }
            events.forEach(event -> lines.writeBytes(Line.write(event)));
            try {
                write(channel, ByteBuffer.wrap(lines.toByteArray()), end);
                channel.force(false);
            } catch (IOException full) {
                channel.truncate(end);
                throw full;
            }
        }
        if (fresh) {
            StateFolder.force(folder);
        }
    }

    private static boolean endsLine(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end == 0 || (channel.read(last, end - 1) == 1 && last.get(0) == '\n');
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Replaces all that is in it, at once or not at all. */
    void replace(List<ObjectNode> events) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        events.forEach(event -> lines.writeBytes(Line.write(event)));
        AtomicFile.write(file, lines.toByteArray());
        StateFolder.force(folder);
    }

    /** Bytes on the disk. */
    long size() {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return 0;
        }
    }
}
