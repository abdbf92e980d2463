package dev.selfheal.policy.coverage;

import java.util.List;
import java.util.Optional;

/**
 * What the cases prove of a rule.
 *
 * @param file below the rules folder
 * @param fires a case in which it concludes something
 */
public record RuleCoverage(
        String rule, String file, int line, Optional<String> fires, List<ConditionCoverage> conditions) {
    /** Whether in some case exactly one of its conditions keeps it from firing. */
    public boolean kept() {
        return conditions.stream().anyMatch(condition -> condition.alone().isPresent());
    }

    public boolean covered() {
        return fires.isPresent() && kept();
    }
}
