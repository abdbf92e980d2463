package dev.selfheal.policy.cases;

import java.util.List;
import java.util.Set;

/**
 * What came of a case.
 *
 * @param fired rules that concluded something
 * @param failures empty where it passed
 */
public record Result(RuleCase ruleCase, Set<String> fired, List<Failure> failures) {
    public boolean passed() {
        return failures.isEmpty();
    }

    /** What was concluded otherwise than expected. */
    public List<Failure.Differs> differences() {
        return failures.stream()
                .filter(Failure.Differs.class::isInstance)
                .map(Failure.Differs.class::cast)
                .toList();
    }
}
