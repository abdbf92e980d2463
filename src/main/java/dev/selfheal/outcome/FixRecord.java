package dev.selfheal.outcome;

import dev.selfheal.fact.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a fix that a rule asked for.
 *
 * @param subjects what was sick; one fix of one target may serve several
 * @param reason what was done, or why nothing was
 * @param result present exactly where it was applied
 * @param at when it was decided
 * @param took from looking again to the last proof; present exactly where it was applied
 * @param until when a withheld fix may next run, where that is known
 * @param evidence what was captured right before it was applied; null where it was not, and in recordings of before there was any
 */
public record FixRecord(
        int round,
        String action,
        String target,
        List<String> subjects,
        List<String> rules,
        List<String> causes,
        Decision decision,
        String reason,
        @Nullable Result result,
        Instant at,
        @Nullable Duration took,
        @Nullable Instant until,
        @Nullable List<EvidenceRecord> evidence) {
    /** Without evidence. */
    public FixRecord(
            int round,
            String action,
            String target,
            List<String> subjects,
            List<String> rules,
            List<String> causes,
            Decision decision,
            String reason,
            @Nullable Result result,
            Instant at,
            @Nullable Duration took,
            @Nullable Instant until) {
        this(round, action, target, subjects, rules, causes, decision, reason, result, at, took, until, null);
    }

    /** The same with this evidence. */
    public FixRecord with(List<EvidenceRecord> captured) {
        return new FixRecord(
                round, action, target, subjects, rules, causes, decision, reason, result, at, took, until, captured);
    }

    /** What was decided about it. */
    public enum Decision {
        APPLIED,
        /** Looking again, it was well: nothing was done. */
        ALREADY_WELL,
        /** A rule's veto stands. */
        WITHHELD,
        /** The safety floor refused. */
        REFUSED,
        /** Only a plan: a dry run, or no inventory. */
        PLANNED,
        /** The cycle's time or rounds were used up. */
        LEFT
    }
}
