package dev.selfheal.inventory;

import java.nio.file.Path;

/**
 * A file system that must keep some space free.
 *
 * @param written the path for people, with the home folder as {@code ~}
 * @param path absolute; any path on that file system
 */
public record DiskEntry(String written, Path path, boolean critical, MinFree minFree) implements Entry {
    /** A share of the whole in percent, or bytes: exactly one of the two is stated. */
    public sealed interface MinFree {
        record Percent(double percent) implements MinFree {}

        record Bytes(long bytes) implements MinFree {}
    }

    @Override
    public String subject() {
        return "disk:" + written;
    }
}
