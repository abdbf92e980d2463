package dev.selfheal.policy.coverage;

import java.util.List;

/**
 * What the cases prove of the rules.
 *
 * @param rules in the order of their files
 * @param unproven what cases say of a rule with {@code not:} and do not show
 */
public record Coverage(List<RuleCoverage> rules, List<Unproven> unproven) {
    /**
     * A case says that one condition keeps this rule from firing, and there it is not one alone.
     *
     * @param ruleCase its file and name
     */
    public record Unproven(String ruleCase, String rule) {}

    public Coverage {
        rules = List.copyOf(rules);
        unproven = List.copyOf(unproven);
    }

    /** Those without a case in which they fire, or without one in which exactly one condition keeps them from it. */
    public List<RuleCoverage> uncovered() {
        return rules.stream().filter(rule -> !rule.covered()).toList();
    }

    public boolean complete() {
        return !rules.isEmpty() && uncovered().isEmpty() && unproven.isEmpty();
    }

    /** Conditions that can stop their rule. */
    public int conditions() {
        return rules.stream().mapToInt(rule -> rule.conditions().size()).sum();
    }

    /** Those of them that are the only thing in the way in some case. */
    public int proven() {
        return (int) rules.stream()
                .flatMap(rule -> rule.conditions().stream())
                .filter(condition -> condition.alone().isPresent())
                .count();
    }
}
