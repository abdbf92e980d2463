package dev.selfheal.inventory;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What each cycle leaves for others, and how much of it is kept.
 *
 * @param metrics the file for the figures of the last cycle
 * @param outcomes the file for how each cycle ended
 * @param keep how much of the past is kept
 * @param report whether the report page is made anew after each cycle
 */
public record Leavings(Optional<Path> metrics, Optional<OutcomesFile> outcomes, Keep keep, boolean report) {
    public static final Leavings DEFAULT = new Leavings(Optional.empty(), Optional.empty(), Keep.DEFAULT, true);

    public Leavings withMetrics(Path file) {
        return new Leavings(Optional.of(file), outcomes, keep, report);
    }

    public Leavings withOutcomes(OutcomesFile file) {
        return new Leavings(metrics, Optional.of(file), keep, report);
    }

    public Leavings withKeep(Keep kept) {
        return new Leavings(metrics, outcomes, kept, report);
    }

    public Leavings withReport(boolean made) {
        return new Leavings(metrics, outcomes, keep, made);
    }
}
