package dev.selfheal.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The machine itself. Numbers are null where the platform does not tell them.
 *
 * @param subject always {@code host}
 * @param load1 run queue length averaged over one minute
 */
public record Host(
        String subject,
        @Nullable Instant bootedAt,
        @Nullable Double load1,
        int cpus,
        @Nullable Long memoryBytes,
        @Nullable Long availableBytes,
        @Nullable Long swapBytes,
        @Nullable Long swapUsedBytes)
        implements Observed {}
