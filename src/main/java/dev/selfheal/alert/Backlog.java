package dev.selfheal.alert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that wait for one sink, oldest first, each in a file of its own: to take one out is to remove a file, which a full
 * disk does not refuse. Safe for many threads.
 */
final class Backlog {
    /** At one alert an hour this is more than a week. */
    static final int MOST = 200;

    private static final String ENDING = ".json";

    private final String sink;
    private final @Nullable Path folder;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private long last;

    private Backlog(String sink, @Nullable Path folder) {
        this.sink = sink;
        this.folder = folder;
    }

    /** One that is kept nowhere. */
    static Backlog passing(String sink) {
        return new Backlog(sink, null);
    }

    /** What is kept in this folder, which need not be there. What cannot be read is left out, removed and told. */
    static Backlog open(String sink, Path folder) {
        Backlog backlog = new Backlog(sink, folder);
        backlog.load(folder);
        return backlog;
    }

    private void load(Path from) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(from)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (name.matches("[0-9]{12}\\.json")) {
                    files.add(file);
                } else if (name.startsWith(".") && name.endsWith(".new")) {
                    // Of a process that was killed while it wrote: only one at a time works here.
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException none) {
            return;
        } catch (IOException | RuntimeException unreadable) {
            problems.add("alerts that wait for " + sink + " cannot be read: " + words(unreadable));
        }
        Collections.sort(files);
        for (Path file : files) {
            last = Long.parseLong(file.getFileName().toString().substring(0, 12));
            try {
                waiting.add(Waiting.read(file));
            } catch (IOException torn) {
                problems.add(file + ": is no alert any more, and " + (delete(file) ? "was removed" : "stays"));
            }
        }
    }

    /**
     * Adds an alert at the end, unless the same one waits already. Returns whether it is kept should this process end now.
     */
    synchronized boolean add(AlertLine line) {
        Optional<Waiting> same =
                waiting.stream().filter(one -> one.line().repeats(line)).findFirst();
        if (same.isPresent()) {
            return same.get().file() != null;
        }
        Waiting added = kept(line);
        waiting.add(added);
        if (waiting.size() > MOST) {
            dropOldest();
        }
        return added.file() != null;
    }

    private Waiting kept(AlertLine line) {
        if (folder != null) {
            try {
                Waiting kept = Waiting.keep(
                        sink, line, folder.resolve(String.format(Locale.ROOT, "%012d" + ENDING, last + 1)));
                last++;
                force(folder);
                return kept;
            } catch (IOException refused) {
                problems.add("an alert for " + sink + " could not be kept in " + folder + ": " + words(refused));
            }
        }
        return new Waiting(sink, line, null);
    }

    private void dropOldest() {
        Waiting oldest = waiting.removeFirst();
        if (oldest.file() != null) {
            delete(oldest.file());
        }
        problems.add("more than " + MOST + " alerts wait for " + sink + "; the oldest was dropped: "
                + oldest.line().kind() + " " + oldest.line().subject());
    }

    /**
     * The next one to be delivered. One that could not be taken out afterwards is not among them: it would be delivered again
     * in every cycle.
     */
    synchronized Optional<Waiting> next() {
        boolean fixed = folder != null && Files.exists(folder) && !Files.isWritable(folder);
        return waiting.stream().filter(one -> one.file() == null || !fixed).findFirst();
    }

    /** It has arrived. */
    synchronized void remove(Waiting arrived) {
        waiting.remove(arrived);
        Path file = arrived.file();
        if (file != null && !delete(file)) {
            problems.add(file + ": was delivered to " + sink + " but cannot be removed, so it will be again");
        }
        if (waiting.isEmpty() && folder != null) {
            delete(folder);
        }
    }

    synchronized List<Waiting> all() {
        return List.copyOf(waiting);
    }

    /** What went wrong since this was asked last. */
    synchronized List<String> problems() {
        List<String> since = List.copyOf(problems);
        problems.clear();
        return since;
    }

    private static boolean delete(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Makes durable which files are in it. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String words(Exception trouble) {
        return trouble.getClass().getSimpleName() + ": " + trouble.getMessage();
    }
}
