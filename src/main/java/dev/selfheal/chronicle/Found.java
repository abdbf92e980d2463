package dev.selfheal.chronicle;

import dev.selfheal.outcome.FixRecord;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finding or cause of one cycle.
 *
 * @param at when it was judged first in that cycle
 * @param by the cause that explains it; null where none does
 */
record Found(
        Key key,
        Severity severity,
        String message,
        Instant at,
        @Nullable Cause by) {
    static Found of(Conclusion conclusion, Verdict verdict, Instant at) {
        Optional<Cause> by = verdict.causes().stream()
                .filter(cause -> !Key.of(cause).equals(Key.of(conclusion)))
                .filter(cause -> cause.explains().contains(conclusion.subject()))
                .min(Comparator.comparing(Cause::rule));
        Severity severity = conclusion instanceof Cause cause ? cause.severity() : ((Finding) conclusion).severity();
        String message = conclusion instanceof Cause cause ? cause.message() : ((Finding) conclusion).message();
        return new Found(Key.of(conclusion), severity, message, at, by.orElse(null));
    }

    /** The worse of the two; of equals, the first message, as in an alert. */
    Found or(Found other) {
        int worse = severity.compareTo(other.severity);
        return worse > 0 || (worse == 0 && message.compareTo(other.message) <= 0) ? this : other;
    }

    /** Whether it is more than a note. */
    boolean matters() {
        return severity != Severity.INFO;
    }

    /** Whether this fix was for it, or for what explains it. */
    boolean servedBy(FixRecord fix) {
        return (fix.causes().contains(key.rule()) && fix.subjects().contains(key.subject()))
                || (by != null && fix.causes().contains(by.rule()));
    }
}
