package dev.selfheal.diagnosis;

import java.time.Duration;
import java.util.List;

/** What the local model said, or why it said nothing. A hypothesis for the operator, never ground for an action. */
public sealed interface Diagnosis {
    Duration took();

    /**
     * It answered, and the answer passed every check.
     *
     * @param cause one of {@link Causes}
     * @param confidence low, medium or high
     * @param evidence names of the findings and facts that it cited, all of them really sent
     * @param missing what it would have needed to know
     */
    record Answered(
            String model,
            String cause,
            String explanation,
            String confidence,
            List<String> evidence,
            List<String> missing,
            Duration took)
            implements Diagnosis {}

    /** There is none. */
    record None(String reason, Duration took) implements Diagnosis {}

    /** Another machine answered: what was sent has left this one, and what it said was dropped. */
    record Elsewhere(String model, Duration took) implements Diagnosis {}
}
