package dev.selfheal.sys;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file with contents of its own. What waits for a writer, such as a named pipe, would be waited for without end. */
public final class RegularFile {
    private RegularFile() {}

    /**
     * Returns this file, or the one that a link there leads to.
     *
     * @throws NoSuchFileException if there is nothing
     * @throws FileSystemException if something else is there
     */
    public static Path at(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            return file;
        }
        if (Files.exists(file)) {
            throw new FileSystemException(file.toString(), null, "it is no regular file");
        }
        throw new NoSuchFileException(file.toString());
    }
}
