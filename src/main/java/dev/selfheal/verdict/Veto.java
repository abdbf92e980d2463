package dev.selfheal.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a fix must not run now.
 *
 * @param fix rule id of the fix
 * @param subject subject of the fix
 * @param target target of the fix
 * @param until when it may next run; null until what stands against it is gone or a person acts
 * @param excuses whether what is found meanwhile is only to be expected: then it neither counts as bad nor is told
 */
public record Veto(
        String rule,
        String fix,
        String subject,
        String target,
        String reason,
        @Nullable Instant until,
        boolean excuses) implements Conclusion {
    /** A veto that stands until what is behind it is gone, or a person acts. */
    public static Veto of(String rule, Fix fix, String reason) {
        return new Veto(rule, fix.rule(), fix.subject(), fix.target(), reason, null, false);
    }

    /** A veto that ends by itself. */
    public static Veto until(String rule, Fix fix, String reason, Instant until) {
        return new Veto(rule, fix.rule(), fix.subject(), fix.target(), reason, until, false);
    }

    /** A veto that ends by itself, and excuses until then what is found. */
    public static Veto excuse(String rule, Fix fix, String reason, Instant until) {
        return new Veto(rule, fix.rule(), fix.subject(), fix.target(), reason, until, true);
    }

    /** Whether this veto is about that fix. */
    public boolean holds(Fix other) {
        return fix.equals(other.rule()) && subject.equals(other.subject()) && target.equals(other.target());
    }
}
