package dev.selfheal.replay;

import dev.selfheal.replay.Decision.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How other rules decide differently.
 *
 * @param before what the rules in force decide; null where they decide nothing
 * @param after what the other rules decide; null where they decide nothing
 */
record Shift(
        Kind kind,
        Topic topic,
        @Nullable Decision before,
        @Nullable Decision after) {
    /** What sort of change it is, what matters most first. */
    enum Kind {
        ACTS("Would act"),
        NO_LONGER_ACTS("Would no longer act"),
        HELD_BACK("Would ask for, and hold back"),
        NO_LONGER_HELD_BACK("Would no longer ask for, what is held back now"),
        SEVERITY("Another severity"),
        FOUND("Would be found"),
        NO_LONGER_FOUND("Would no longer be found"),
        ALERTS("Would alert"),
        NO_LONGER_ALERTS("Would no longer alert"),
        ASKS_MODEL("Would ask the model"),
        NO_LONGER_ASKS_MODEL("Would no longer ask the model"),
        REWORDED("Found as before, told in other words");

        private final String heading;

        Kind(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }
    }

    /** Empty where both decide alike. */
    static Optional<Shift> of(Topic topic, @Nullable Decision before, @Nullable Decision after) {
        String was = state(before);
        String is = state(after);
        boolean reworded = topic.sort() == Decision.Sort.FINDING
                && before != null
                && after != null
                && !before.text().equals(after.text());
        if (was.equals(is)) {
            return reworded ? Optional.of(new Shift(Kind.REWORDED, topic, before, after)) : Optional.empty();
        }
        return Optional.of(new Shift(kind(topic, was, is), topic, before, after));
    }

    private static Kind kind(Topic topic, String was, String is) {
        return switch (topic.sort()) {
            case FIX ->
                is.equals(Decision.ACTS)
                        ? Kind.ACTS
                        : was.equals(Decision.ACTS)
                                ? Kind.NO_LONGER_ACTS
                                : is.isEmpty() ? Kind.NO_LONGER_HELD_BACK : Kind.HELD_BACK;
            case FINDING -> was.isEmpty() ? Kind.FOUND : is.isEmpty() ? Kind.NO_LONGER_FOUND : Kind.SEVERITY;
            case ALERT -> is.isEmpty() ? Kind.NO_LONGER_ALERTS : Kind.ALERTS;
            case DIAGNOSIS -> is.isEmpty() ? Kind.NO_LONGER_ASKS_MODEL : Kind.ASKS_MODEL;
        };
    }

    static String state(@Nullable Decision decision) {
        return decision == null ? "" : decision.state();
    }

    /** The rule that decides otherwise; where it decides nothing, the one that does now. */
    String rule() {
        Decision decision = after != null ? after : before;
        return decision == null ? "" : decision.rule();
    }
}
