package dev.selfheal.fact;

import org.jspecify.annotations.Nullable;

/**
 * Free space of the file system that holds a path.
 *
 * @param path absolute path that was asked about
 * @param freeBytes what this user can still write
 * @param totalBytes size of the file system
 * @param minFreeBytes the limit; a percentage in the inventory is worked out against the size
 * @param freeInodes null where the platform does not tell, or has none
 * @param totalInodes likewise
 */
public record Disk(
        String subject,
        String path,
        boolean critical,
        long freeBytes,
        long totalBytes,
        long minFreeBytes,
        @Nullable Long freeInodes,
        @Nullable Long totalInodes)
        implements Observed {}
