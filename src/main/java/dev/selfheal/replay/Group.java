package dev.selfheal.replay;

import dev.selfheal.replay.Decision.Topic;
import java.time.Instant;
import java.util.Comparator;

/**
 * The cycles in which other rules decide differently in the same way about the same thing.
 *
 * @param rule that decides otherwise, or that decides now and would not
 * @param was state by the rules in force; empty where they decide nothing
 * @param is state by the other rules; empty where they decide nothing
 * @param cycles how many they are
 */
public record Group(String rule, Shift shift, String was, String is, int cycles, Example first, Example last) {
    /** The order of a report: what matters most, then what is most frequent. */
    static final Comparator<Group> IN_ORDER = Comparator.comparing((Group group) -> group.shift.kind())
            .thenComparing(Comparator.comparingInt(Group::cycles).reversed())
            .thenComparing(group -> group.shift.topic().subject())
            .thenComparing(Group::rule)
            .thenComparing(group -> group.shift.topic().detail())
            .thenComparing(Group::was);

    /**
     * One such cycle.
     *
     * @param place where it is recorded, for people
     * @param before words of the rules in force
     * @param after words of the other rules
     */
    public record Example(Instant at, String place, String before, String after) {
        static Example of(Recorded recorded, Shift shift) {
            return new Example(recorded.at(), recorded.place(), words(shift.before()), words(shift.after()));
        }

        private static String words(@org.jspecify.annotations.Nullable Decision decision) {
            return decision == null ? "" : decision.text();
        }
    }

    /** What makes cycles belong together. */
    record Key(Shift.Kind kind, Topic topic, String rule, String was, String is) {
        static Key of(Shift shift) {
            return new Key(
                    shift.kind(), shift.topic(), shift.rule(), Shift.state(shift.before()), Shift.state(shift.after()));
        }
    }

    static Group of(Recorded recorded, Shift shift) {
        Example example = Example.of(recorded, shift);
        return new Group(
                shift.rule(), shift, Shift.state(shift.before()), Shift.state(shift.after()), 1, example, example);
    }

    /** With one more cycle, in whatever order they come. */
    Group and(Group other) {
        return new Group(
                rule,
                shift,
                was,
                is,
                cycles + other.cycles,
                other.first.at().isBefore(first.at()) ? other.first : first,
                other.last.at().isAfter(last.at()) ? other.last : last);
    }
}
