package dev.selfheal.inventory;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory that must be there.
 *
 * @param written the path for people, with the home folder as {@code ~}
 * @param path absolute
 * @param create whether Selfheal may create it
 * @param mode rights in octal, wanted and used at creation
 */
public record DirectoryEntry(
        String written, Path path, boolean critical, boolean create, Optional<String> owner, Optional<String> mode)
        implements Entry {
    @Override
    public String subject() {
        return "directory:" + written;
    }
}
