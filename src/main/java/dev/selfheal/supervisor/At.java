package dev.selfheal.supervisor;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What is at the end of a path, links followed, as far as this user may see. */
enum At {
    ABSENT,
    FOLDER,
    /** A file that this user may execute. */
    PROGRAM,
    FILE,
    /** The path is not absolute, or access was denied. */
    UNKNOWN;

    /** launchd takes a path as it is: {@code ~} is no home to it, so nothing is there. */
    static At of(String path) {
        if (path.startsWith("~")) {
            return ABSENT;
        }
        try {
            return path.startsWith("/") ? look(Path.of(path)) : UNKNOWN;
        } catch (InvalidPathException odd) {
            return UNKNOWN;
        }
    }

    private static At look(Path path) {
        try {
            boolean folder =
                    Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
            return folder ? FOLDER : Files.isExecutable(path) ? PROGRAM : FILE;
        } catch (NoSuchFileException absent) {
            return ABSENT;
        } catch (FileSystemException other) {
            return String.valueOf(other.getReason()).startsWith("Not a directory") ? ABSENT : UNKNOWN;
        } catch (IOException denied) {
            return UNKNOWN;
        }
    }
}
