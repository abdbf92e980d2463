package dev.selfheal.chronicle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a subject over a day, at the end of each hour.
 *
 * @param unit of the numbers: {@code bytes} free of a disk, {@code bytes} of a log
 * @param limit what the inventory wants at least (disk) or at most (log); null where none is stated
 * @param of the whole, for a disk its size; null where there is none
 * @param hours 24 numbers, null for an hour without one
 */
public record Trend(
        String unit, @Nullable Long limit, @Nullable Long of, List<@Nullable Long> hours) {}
