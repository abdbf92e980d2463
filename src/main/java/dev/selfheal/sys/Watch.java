package dev.selfheal.sys;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells when files change, below folders or by themselves, whether they are written in place or replaced. A folder may go
 * and come back. The system's notices only wake it: what changed is told from the files.
 */
public final class Watch implements AutoCloseable {
    /** Editors write several times in a row; this long after the last change they are taken to be done. */
    private static final Duration QUIET = Duration.ofMillis(150);
    /** Notices may be lost, or never come for a folder that is not there yet: it looks by itself this often. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final int DEEPEST = 8;

    private final List<Path> places;
    private final Predicate<Path> counts;
    private final Clock clock;
    private final WatchService notices;
    private final Map<Path, WatchKey> watched = new HashMap<>();
    private Map<Path, String> seen;

    /**
     * Begins to watch.
     *
     * @param places files, and folders with everything below them; they need not be there
     * @param counts which files below the folders are meant
     */
    public Watch(List<Path> places, Predicate<Path> counts, Clock clock) throws IOException {
        this.places = List.copyOf(places);
        this.counts = counts;
        this.clock = clock;
        this.notices = FileSystems.getDefault().newWatchService();
        this.seen = look();
    }

    /** Waits until files came, went or changed, and were then left alone for a moment; none once the time has passed. */
    public NavigableSet<Path> changed(Deadline deadline) throws InterruptedException {
        while (!deadline.passed()) {
            Duration time = deadline.atMost(LOOK).left();
            WatchKey key = notices.poll(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
            if (key != null) {
                settle(key);
            }
            Map<Path, String> now = look();
            NavigableSet<Path> changed = difference(seen, now);
            if (!changed.isEmpty()) {
                seen = now;
                return changed;
            }
        }
        return new TreeSet<>();
    }

    @Override
    public void close() throws IOException {
        notices.close();
    }

    private void settle(WatchKey first) throws InterruptedException {
        // However busy a folder is, it is looked at before long.
        Deadline enough = Deadline.in(LOOK, clock);
        WatchKey key = first;
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = enough.passed() ? null : notices.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static NavigableSet<Path> difference(Map<Path, String> before, Map<Path, String> after) {
        NavigableSet<Path> changed = new TreeSet<>();
        before.forEach((path, state) -> {
            if (!state.equals(after.get(path))) {
                changed.add(path);
            }
        });
        after.keySet().stream().filter(path -> !before.containsKey(path)).forEach(changed::add);
        return changed;
    }

    /** Each file with what changes when it does; on the way every folder is watched that is not yet. */
    private Map<Path, String> look() {
        Map<Path, String> files = new TreeMap<>();
        watched.values().removeIf(key -> !key.isValid());
        for (Path place : places) {
            Path above = place.getParent();
            if (above != null) {
                watch(above);
            }
            try (Stream<Path> below = Files.walk(place, DEEPEST)) {
                below.forEach(path -> one(path, path.equals(place), files));
            } catch (IOException | RuntimeException gone) {
                // What is not there, or goes while it is looked at, is looked for again the next time.
                files.keySet().removeIf(path -> path.startsWith(place) && Files.notExists(path));
            }
        }
        return files;
    }

    private void one(Path path, boolean named, Map<Path, String> files) {
        if (Files.isDirectory(path)) {
            watch(path);
        } else if (named || counts.test(path)) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                files.put(path, attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey());
            } catch (IOException gone) {
                files.remove(path);
            }
        }
    }

    private void watch(Path folder) {
        if (!watched.containsKey(folder) && Files.isDirectory(folder)) {
            try {
                watched.put(
                        folder,
                        folder.register(
                                notices,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE));
            } catch (IOException refused) {
                // Then it is looked at without being told.
                watched.remove(folder);
            }
        }
    }
}
