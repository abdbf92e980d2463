package dev.selfheal.probe;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** What is at the end of a path. */
final class Paths {
    private Paths() {}

    /**
     * Its attributes, links followed; nothing if it is absent, which a link to nowhere is too.
     *
     * @throws IOException if it cannot be told, above all where a folder on the way may not be searched
     */
    static Optional<BasicFileAttributes> look(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (FileSystemException other) {
            // A file stands where a folder of the path should be: then nothing can be below it.
            if (String.valueOf(other.getReason()).startsWith("Not a directory")) {
                return Optional.empty();
            }
            throw other;
        }
    }
}
