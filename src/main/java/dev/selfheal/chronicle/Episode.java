package dev.selfheal.chronicle;

import dev.selfheal.outcome.EvidenceRecord;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One trouble from first seen to its end. It is an incident of the ledger, or what a fix healed within the cycle that saw it,
 * which never becomes one. Everything in it that came from outside is without secrets and bounded.
 *
 * @param id of the incident; of what never was one, the cycle's with rule and subject
 * @param rule of the finding or cause
 * @param severity the worst it had
 * @param message what was found, as last worded
 * @param doc what the rule says of itself; empty where that is not known
 * @param until when it was healed or closed; null while it is open
 * @param end how it ended; null while it is open
 * @param note the words of a close, such as {@code no longer watched}; empty otherwise
 * @param explainedBy the subject of the named cause that explains it; null where none does
 * @param told when the owner was first told; null if never
 * @param tries fixes that were applied, oldest first
 * @param held reasons for which a fix was not applied, each once, oldest first
 * @param evidence what was captured before the first fix
 * @param well since when it has been seen to be well while it is not over yet: what comes back now is the same episode. Null
 *     while it is sick, and when it is over
 */
public record Episode(
        String id,
        String subject,
        String rule,
        Severity severity,
        String message,
        String doc,
        Instant since,
        @Nullable Instant until,
        @Nullable End end,
        String note,
        @Nullable String explainedBy,
        @Nullable Instant told,
        List<Try> tries,
        List<Held> held,
        List<EvidenceRecord> evidence,
        @Nullable Hypothesis hypothesis,
        @Nullable Well well) {
    /** How it came to its end. */
    public enum End {
        /** By a fix, and proven. */
        HEALED,
        /** It was seen to be well again, without a fix of ours. */
        RECOVERED,
        /** Nobody looks any more: left the inventory, or its rule left the policy. */
        CLOSED
    }

    /**
     * A fix that was applied.
     *
     * @param result one of the outcome's, in lower case: {@code healed}, {@code not healed} ...
     */
    public record Try(String action, String target, Instant at, String result, String reason) {}

    /**
     * Why a fix was not applied.
     *
     * @param by rule id of the veto; {@code floor} for the safety floor
     * @param until null where it is not known
     */
    public record Held(
            String action,
            String by,
            String reason,
            Instant at,
            @Nullable Instant until) {}

    /** What the local model guessed, or the deterministic reading of a sick Ollama ({@code model} is null then). */
    public record Hypothesis(
            @Nullable String model,
            String cause,
            String explanation,
            @Nullable String confidence) {}

    /**
     * It is seen to be well, and will be over when it stays so.
     *
     * @param how it came about, which is how it will have ended
     */
    public record Well(Instant at, End how) {}

    /** Whether it is sick now, as far as is known. */
    public boolean sick() {
        return end == null && well == null;
    }

    /** From first seen to healed; empty where no fix healed it. */
    public Optional<Duration> timeToHeal() {
        return end == End.HEALED && until != null ? Optional.of(Duration.between(since, until)) : Optional.empty();
    }
}
