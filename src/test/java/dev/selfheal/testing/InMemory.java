package dev.selfheal.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Temporary folders in memory, where the machine has such: for tests of thousands of cycles, each of which syncs the disk. */
public final class InMemory implements TempDirFactory {
    private static final Path SHARED = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        return Files.isDirectory(SHARED) && Files.isWritable(SHARED)
                ? Files.createTempDirectory(SHARED, "selfheal")
                : Files.createTempDirectory("selfheal");
    }
}
