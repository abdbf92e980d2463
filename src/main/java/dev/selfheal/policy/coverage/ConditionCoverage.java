package dev.selfheal.policy.coverage;

import java.util.Optional;

/**
 * A condition that can stop its rule.
 *
 * @param written as it is written, and where
 * @param line in the rule's file
 * @param alone a case in which the rule does not fire, and would without this one condition
 */
public record ConditionCoverage(String written, int line, Optional<String> alone) {}
