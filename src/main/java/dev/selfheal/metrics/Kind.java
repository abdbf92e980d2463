package dev.selfheal.metrics;

import java.util.Locale;

/** What a figure may do. */
enum Kind {
    /** Grows only, over all processes; its name ends in {@code _total}. */
    COUNTER,
    /** Goes up and down. */
    GAUGE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
