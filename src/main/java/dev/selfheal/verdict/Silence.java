package dev.selfheal.verdict;

import org.jspecify.annotations.Nullable;

/**
 * Why the local model is not asked now about something that a rule wants explained.
 *
 * @param about rule id of the finding or cause of the request
 * @param subject subject of the request
 * @param reason for people: what stands against it, or the explanation where there is one without asking
 * @param cause what the facts alone tell it to be, in the words that a model may choose from; null where they tell none
 */
public record Silence(
        String rule,
        String about,
        String subject,
        String reason,
        @Nullable String cause) implements Conclusion {
    /** One that stands until what is behind it is gone. */
    public static Silence of(String rule, DiagnosisRequest request, String reason) {
        return new Silence(rule, request.about(), request.subject(), reason, null);
    }

    /** One that is itself the diagnosis. */
    public static Silence known(String rule, DiagnosisRequest request, String cause, String explanation) {
        return new Silence(rule, request.about(), request.subject(), explanation, cause);
    }

    /** Whether it is about that request. */
    public boolean holds(DiagnosisRequest request) {
        return about.equals(request.about()) && subject.equals(request.subject());
    }
}
