package dev.selfheal.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The room that is left on a volume. */
interface FreeSpace {
    long bytes() throws IOException;

    /** That of the volume where this folder is, or will be. */
    static FreeSpace of(Path folder) {
        return () -> {
            @Nullable Path existing = folder.toAbsolutePath();
            while (existing != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            if (existing == null) {
                throw new IOException(folder + ": no such volume");
            }
            return Files.getFileStore(existing).getUsableSpace();
        };
    }
}
