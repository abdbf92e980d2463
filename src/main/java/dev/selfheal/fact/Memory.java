package dev.selfheal.fact;

import org.jspecify.annotations.Nullable;

/**
 * How much Selfheal remembers. It is there in every cycle: without it, no attempt would read as none.
 *
 * @param subject always {@code selfheal}
 * @param detail what is lost, and how to go on all the same; null where nothing is
 */
public record Memory(
        String subject, MemoryState state, @Nullable String detail) implements Remembered {}
