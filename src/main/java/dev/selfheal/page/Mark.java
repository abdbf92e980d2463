package dev.selfheal.page;

import dev.selfheal.chronicle.Condition;

/**
 * How a condition is drawn: by its height as much as by its colour, so that a band without any colour tells the same. The taller,
 * the worse; what is not known floats.
 *
 * @param word for people
 * @param style names its colour
 * @param top where its bar begins, of {@link #HEIGHT}
 * @param tall how far it goes down from there
 */
record Mark(String word, String style, int top, int tall) {
    static final int HEIGHT = 20;

    static Mark of(Condition condition) {
        return switch (condition) {
            case NOT_WATCHED -> new Mark("not watched", "none", 0, 0);
            case WELL -> new Mark("well", "well", 15, 5);
            case UNKNOWN -> new Mark("unknown", "unknown", 6, 4);
            case HEALED -> new Mark("healed", "healed", 10, 10);
            case WARNING -> new Mark("warning", "warning", 5, 15);
            case CRITICAL -> new Mark("critical", "critical", 0, 20);
        };
    }
}
