package dev.selfheal.supervisor;

import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads property lists, each file once while it stays as it is. The same reader is used on every machine, and takes no process
 * for each file; where it finds none, macOS's own {@code plutil} has the last word, so that nothing is called broken there
 * that launchd can read.
 */
final class Definitions {
    /** The largest that anybody has is a few kB. */
    static final int MOST_BYTES = 1 << 20;

    private static final Duration READING = Duration.ofSeconds(2);
    private static final Read BROKEN = new Read.Broken("it is no property list");
    private static final Duration CONVERTING = Duration.ofSeconds(5);

    private final Optional<Tool> plutil;
    private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

    /** @param plutil of macOS; empty where there is none */
    Definitions(Optional<Tool> plutil) {
        this.plutil = plutil;
    }

    /** What became of reading a file. */
    sealed interface Read {
        record As(Definition definition) implements Read {}

        /** It is there and no property list that launchd could load; the reason never quotes it. */
        record Broken(String why) implements Read {}

        /** What it holds could not be found out. */
        record Unknown(Sight.Trouble trouble, String why) implements Read {}

        record Gone() implements Read {}
    }

    private record Kept(BasicFileAttributes attributes, Read read) {
        boolean of(BasicFileAttributes now) {
            return now.size() == attributes.size()
                    && now.lastModifiedTime().equals(attributes.lastModifiedTime())
                    && Objects.equals(now.fileKey(), attributes.fileKey());
        }
    }

    Read of(Path file, Deadline deadline) throws InterruptedException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Kept before = kept.get(file);
            if (before != null && before.of(now)) {
                return before.read();
            }
            Read read = now.isRegularFile() ? read(file, now.size(), deadline) : new Read.Broken("it is no file");
            if (!(read instanceof Read.Unknown)) {
                kept.put(file, new Kept(now, read));
            }
            return read;
        } catch (NoSuchFileException gone) {
            return new Read.Gone();
        } catch (IOException unreadable) {
            return unreadable(unreadable);
        }
    }

    /** Access that is denied tells nothing of the file: launchd is root, and privacy protection may be only against us. */
    private static Read unreadable(IOException trouble) {
        boolean denied = trouble instanceof AccessDeniedException
                || String.valueOf(trouble.getMessage()).contains("not permitted");
        return new Read.Unknown(denied ? Sight.Trouble.DENIED : Sight.Trouble.UNREADABLE, FileTrouble.words(trouble));
    }

    private Read read(Path file, long size, Deadline deadline) throws IOException, InterruptedException {
        if (size > MOST_BYTES) {
            return new Read.Broken("it is larger than 1 MiB");
        }
        if (size == 0) {
            return new Read.Broken("it is empty");
        }
        Read own = bounded(Files.readAllBytes(file));
        return own instanceof Read.Broken broken && plutil.isPresent()
                ? converted(file, broken, plutil.get(), deadline)
                : own;
    }

    private static Read converted(Path file, Read.Broken broken, Tool plutil, Deadline deadline)
            throws InterruptedException {
        Asked asked = plutil.ask(CONVERTING, deadline, "-convert", "xml1", "-o", "-", "--", file.toString());
        return asked.ended(0) ? bounded(((Asked.Answered) asked).output().getBytes(StandardCharsets.UTF_8)) : broken;
    }

    /** On a thread of its own: a file that was made to be read for ever must not take the cycle with it. */
    private static Read bounded(byte[] bytes) throws InterruptedException {
        FutureTask<Read> reading = new FutureTask<>(() -> parsed(bytes));
        Thread thread = new Thread(reading, "property list");
        thread.setDaemon(true);
        thread.start();
        try {
            return reading.get(READING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new Read.Unknown(Sight.Trouble.TIMED_OUT, "it was not read within " + READING.toSeconds() + " s");
        } catch (ExecutionException odd) {
            return BROKEN;
        }
    }

    private static Read parsed(byte[] bytes) {
        try {
            return new Read.As(Definition.of(PropertyList.of(bytes)));
        } catch (Exception | StackOverflowError | OutOfMemoryError wrong) {
            // Its message may quote the file, which may hold secrets.
            return BROKEN;
        }
    }
}
