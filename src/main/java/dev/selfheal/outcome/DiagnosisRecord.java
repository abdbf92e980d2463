package dev.selfheal.outcome;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the local model said, or why it said nothing.
 *
 * @param about the critical subjects it was asked about
 * @param model that was asked; null where none was
 * @param cause one of the causes that it could choose; null without an answer
 * @param explanation its text, for the operator; never acted on
 * @param evidence ids of findings that it cited and that were really sent
 * @param reason why there is no answer, or no new one; null with a new one
 */
public record DiagnosisRecord(
        State state,
        @Nullable String model,
        List<String> about,
        @Nullable String cause,
        @Nullable String explanation,
        @Nullable String confidence,
        List<String> evidence,
        @Nullable String missing,
        @Nullable String reason,
        @Nullable Duration took) {
    /** How far it came. */
    public enum State {
        /** No rule asked for one. */
        NOT_NEEDED,
        PENDING,
        ANSWERED,
        /** Facts alone tell, and nobody was asked. */
        KNOWN,
        /** Asked for, and not to be had. */
        NONE
    }

    public static final DiagnosisRecord NOT_NEEDED =
            new DiagnosisRecord(State.NOT_NEEDED, null, List.of(), null, null, null, List.of(), null, null, null);

    public static DiagnosisRecord pending(List<String> about) {
        return new DiagnosisRecord(State.PENDING, null, about, null, null, null, List.of(), null, null, null);
    }

    /** What facts alone tell; the rules that say so are the evidence. */
    public static DiagnosisRecord known(List<String> about, String cause, String explanation, List<String> rules) {
        return new DiagnosisRecord(State.KNOWN, null, about, cause, explanation, null, rules, null, null, null);
    }

    /** The same answer, that of an earlier cycle. */
    public DiagnosisRecord again(List<String> subjects, String why) {
        return new DiagnosisRecord(
                state, model, subjects, cause, explanation, confidence, evidence, missing, why, null);
    }

    public static DiagnosisRecord none(@Nullable String model, List<String> about, String reason) {
        return new DiagnosisRecord(State.NONE, model, about, null, null, null, List.of(), null, reason, null);
    }
}
