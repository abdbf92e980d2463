package dev.selfheal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Puts programs in their place by another process. A file that is open for writing cannot be run (ETXTBSY), and whatever this
 * process has open while it starts another is open there too for a moment: with tests side by side, that one need not be ours.
 */
public final class Executable {
    private static final String OWNER_ONLY = "rwx------";

    private Executable() {}

    /** A script for its owner only. */
    public static void write(Path file, String text) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(draft, text);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(OWNER_ONLY));
            copy(draft, file);
            Files.delete(draft);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As it is, with who may run it. */
    public static void copy(Path from, Path to) {
        try {
            Process copy = new ProcessBuilder("/bin/cp", "-p", from.toString(), to.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(copy.getInputStream().readAllBytes());
            if (copy.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
