package dev.selfheal.supervisor;

import java.util.Arrays;

/** What came of running a supervisor's tool. */
sealed interface Asked {
    /** It ran to its end: the status decides, the text comes second. */
    record Answered(int status, String output, String errors) implements Asked {}

    /** It did not run, or not to its end. */
    record Unasked(Sight.Trouble why, String detail) implements Asked {}

    /** Whether it ended with one of these statuses. */
    default boolean ended(int... statuses) {
        return this instanceof Answered answered
                && Arrays.stream(statuses).anyMatch(status -> status == answered.status());
    }

    /** What it complained of, in one line for people: never what it printed, which may hold secrets. */
    default String said() {
        if (this instanceof Answered answered) {
            String line = answered.errors()
                    .strip()
                    .lines()
                    .reduce((one, next) -> one + " " + next.strip())
                    .orElse("");
            return line.isEmpty()
                    ? "exit status " + answered.status()
                    : line.substring(0, Math.min(300, line.length()));
        }
        return ((Unasked) this).detail();
    }
}
