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
}
