package dev.selfheal.install.discovery;

import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.OwnPath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The log files in a folder and one level below it. */
final class FoundLogs {
    private static final int MAX_LOGS = 50;
    private static final int MAX_SEEN = 5_000;
    private static final int KEEP = 3;
    private static final String END = ".log";

    /** What Selfheal's own job prints is kept short by itself, and speaks of errors that are others'. */
    private static final String OWN = "selfheal";

    private final Path folder;
    private final Path home;

    FoundLogs(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    private record Found(Path path, FileTime changed) {}

    /** The newest first chosen, then in the order of their names. */
    List<LogEntry> newest() {
        List<Found> found = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        look(folder, found, Optional.of(folders));
        folders.forEach(below -> look(below, found, Optional.empty()));
        return found.stream()
                .sorted(Comparator.comparing(Found::changed).reversed())
                .limit(MAX_LOGS)
                .map(Found::path)
                .sorted()
                .map(this::entry)
                .toList();
    }

    private LogEntry entry(Path path) {
        OwnPath own = OwnPath.of(path, home);
        return new LogEntry(own.written(), own.path().toString(), false, Optional.empty(), Optional.empty(), KEEP);
    }

    private static void look(Path folder, List<Found> found, Optional<List<Path>> folders) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (found.size() == MAX_SEEN) {
                    return;
                }
                BasicFileAttributes attributes =
                        Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isRegularFile() && isPlainLog(child)) {
                    found.add(new Found(child, attributes.lastModifiedTime()));
                } else if (attributes.isDirectory() && !child.endsWith(OWN)) {
                    folders.ifPresent(list -> list.add(child));
                }
            }
        } catch (IOException | DirectoryIteratorException hidden) {
            // Absent, denied, or changed meanwhile: what was found until then is all that can be offered.
        }
    }

    /** Whether it is a log whose name means itself, and nothing else, as a glob and in an inventory. */
    private static boolean isPlainLog(Path file) {
        String path = file.toString();
        return path.endsWith(END) && path.chars().noneMatch(c -> c < ' ' || "*?[]{}\\$".indexOf(c) >= 0);
    }
}
