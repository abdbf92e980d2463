package dev.selfheal.fact;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A file whose presence, age, size and rights the owner cares about. Limits are null where the inventory states none.
 *
 * @param path absolute path
 * @param age time since its last change; never negative
 * @param sizeBytes its size
 * @param owner owner's name; seen only where one is wanted
 * @param mode rights in octal, such as {@code 600}; seen only where one is wanted
 */
public record File(
        String subject,
        String path,
        Presence presence,
        boolean critical,
        @Nullable Duration age,
        @Nullable Duration maxAge,
        @Nullable Long sizeBytes,
        @Nullable Long minSizeBytes,
        @Nullable Long maxSizeBytes,
        @Nullable String owner,
        @Nullable String wantedOwner,
        @Nullable String mode,
        @Nullable String wantedMode)
        implements Observed {}
