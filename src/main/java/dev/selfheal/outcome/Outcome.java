package dev.selfheal.outcome;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of one cycle. It has no opinion on format: text and JSON are printers of it.
 *
 * @param id of the cycle
 * @param finishedAt null while it is not complete
 * @param mode whether it healed, or only observed, and why
 * @param facts of the last judgement
 * @param verdict the last judgement's
 * @param earlier the judgements before the last, where there was more than one
 * @param alerted the alerts that were delivered in this cycle
 * @param digests of the rules and the inventory that were used, by name
 * @param problems the monitor's own troubles, for people
 */
public record Outcome(
        String id,
        String host,
        String version,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Mode mode,
        Status status,
        List<Fact> facts,
        Verdict verdict,
        List<FixRecord> fixes,
        DiagnosisRecord diagnosis,
        List<Delivery> alerted,
        Map<String, String> digests,
        List<String> problems,
        List<Judgement> earlier) {
    /** The version of the JSON form that is written now. */
    public static final int SCHEMA = 2;

    /** What the cycle was allowed to do. */
    public enum Mode {
        HEAL,
        /** {@code --dry-run}. */
        DRY_RUN,
        /** No inventory was ever used here. */
        OBSERVE
    }

    /**
     * An alert and where it went.
     *
     * @param incident id of the incident
     * @param sink where to, for people
     * @param error why it was not delivered; null if it was
     */
    public record Delivery(
            String incident,
            dev.selfheal.verdict.Alert alert,
            Instant at,
            String sink,
            @Nullable String error) {}

    /** Exit status of a command that ends with this outcome: 1 where something critical remains. */
    public int exitStatus() {
        return status == Status.CRITICAL ? 1 : 0;
    }
}
