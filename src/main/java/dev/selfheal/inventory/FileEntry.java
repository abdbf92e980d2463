package dev.selfheal.inventory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A file that must be there, fresh, of a certain size, or of a certain owner.
 *
 * @param written the path for people, with the home folder as {@code ~}
 * @param path absolute
 * @param mode rights in octal, such as {@code 600}
 */
public record FileEntry(
        String written,
        Path path,
        boolean critical,
        Optional<Duration> maxAge,
        Optional<Long> minSize,
        Optional<Long> maxSize,
        Optional<String> owner,
        Optional<String> mode)
        implements Entry {
    @Override
    public String subject() {
        return "file:" + written;
    }
}
