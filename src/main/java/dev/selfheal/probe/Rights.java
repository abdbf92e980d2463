package dev.selfheal.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Owner and mode of a path, looked at only where the inventory wants one. */
final class Rights {
    private static final int MODE_BITS = 07777;

    private Rights() {}

    static @Nullable String owner(Path path, Optional<String> wanted) throws IOException {
        return wanted.isPresent() ? Files.getOwner(path).getName() : null;
    }

    static @Nullable String mode(Path path, Optional<String> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return null;
        }
        return octal((Integer) Files.getAttribute(path, "unix:mode"));
    }

    /** The wanted mode in the form that is seen, so that {@code 0600} and {@code 600} are one. */
    static @Nullable String wanted(Optional<String> mode) {
        if (mode.isEmpty()) {
            return null;
        }
        try {
            return octal(Integer.parseInt(mode.get(), 8));
        } catch (NumberFormatException odd) {
            return mode.get();
        }
    }

    private static String octal(int mode) {
        return String.format(Locale.ROOT, "%03o", mode & MODE_BITS);
    }
}
