package dev.selfheal.verdict;

import java.util.Collection;
import java.util.List;

/**
 * An explanation that several sick subjects share.
 *
 * @param subject what is really wrong, such as {@code variable:PATH}
 * @param explains the subjects it explains, sorted
 * @param severity the highest of what it explains
 */
public record Cause(String rule, String subject, List<String> explains, Severity severity, String message)
        implements Conclusion {
    public Cause {
        explains = explains.stream().distinct().sorted().toList();
    }

    /** For rules, whose {@code accumulate} hands over some collection. */
    public static Cause of(String rule, String subject, Collection<?> explains, Severity severity, String message) {
        return new Cause(rule, subject, explains.stream().map(String::valueOf).toList(), severity, message);
    }
}
