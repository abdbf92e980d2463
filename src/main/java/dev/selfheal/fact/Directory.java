package dev.selfheal.fact;

import org.jspecify.annotations.Nullable;

/**
 * A directory that should be there.
 *
 * @param path absolute path
 * @param create whether the inventory allows Selfheal to create it
 * @param owner owner's name; seen only where one is wanted
 * @param mode rights in octal, such as {@code 700}; seen only where one is wanted
 */
public record Directory(
        String subject,
        String path,
        Presence presence,
        boolean critical,
        boolean create,
        @Nullable String owner,
        @Nullable String wantedOwner,
        @Nullable String mode,
        @Nullable String wantedMode)
        implements Observed {}
