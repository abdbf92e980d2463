package dev.selfheal.chronicle.present;

import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it is now, as far as is known: what {@code selfheal status} prints, and its JSON form.
 *
 * @param stale whether no cycle began for so long that the rest may no longer be true
 * @param state of the last cycle
 * @param lastCycle null where none is known
 * @param nextDue when the next cycle should begin; null where none did
 * @param every the interval between cycles
 * @param watched how many subjects were looked at today
 * @param sick critical ones first
 * @param healed in the last 24 hours, the newest first
 * @param problems what is wrong with Selfheal itself, and what could not be found out
 */
public record StatusReport(
        int schema,
        Instant now,
        State state,
        boolean stale,
        @Nullable LastCycle lastCycle,
        @Nullable Instant nextDue,
        Duration every,
        int watched,
        List<Sick> sick,
        List<HeldBack> heldBack,
        List<Healed> healed,
        List<PauseNow> pauses,
        List<String> problems) {
    /** The version of the form. */
    public static final int SCHEMA = 1;

    /** How the last cycle left it. */
    public enum State {
        HEALTHY,
        HEALED,
        DEGRADED,
        CRITICAL,
        /** No cycle is known, or what it left cannot be read. */
        UNKNOWN
    }

    /** @param complete whether it came to its end; if not it is running, or was cut off */
    public record LastCycle(String id, Instant startedAt, boolean complete) {}

    /**
     * Something that the last cycle found.
     *
     * @param since when it was first seen
     * @param told when the owner was first told; null if never
     * @param explainedBy the subject of the cause that explains it; null where none does
     * @param cause whether it is such a cause
     */
    public record Sick(
            String subject,
            String rule,
            Severity severity,
            String message,
            Instant since,
            @Nullable Instant told,
            @Nullable String explainedBy,
            boolean cause) {}

    /** @param until null where it is held back until something changes */
    public record HeldBack(
            String target,
            String action,
            List<String> subjects,
            String reason,
            @Nullable Instant until) {}

    public record Healed(String subject, String message, Instant since, Instant at, String action, String target) {}

    public record PauseNow(String subject, String reason, Instant since, Instant until) {}

    /** Exit status of a command that ends with this: 1 where something critical remains, 3 where it is not known how it is. */
    public int exitStatus() {
        return stale || state == State.UNKNOWN ? 3 : state == State.CRITICAL ? 1 : 0;
    }
}
