package dev.selfheal.outcome;

import dev.selfheal.fact.Observed;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Result;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many subjects there are of each fate. What could not be checked is not observed. */
public record Counts(int observed, int sick, int healed, int notChecked) {
    /** Of one outcome. */
    public static Counts of(Outcome outcome) {
        Set<String> seen = distinct(outcome.facts().stream()
                .filter(fact -> fact instanceof Observed && !(fact instanceof ProbeFailure))
                .map(fact -> fact.subject()));
        Set<String> sick = distinct(outcome.verdict().findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::subject));
        Set<String> healed = distinct(outcome.fixes().stream()
                .filter(fix -> fix.result() == Result.HEALED)
                .flatMap(fix -> fix.subjects().stream()));
        Set<String> unknown = distinct(
                outcome.facts().stream().filter(ProbeFailure.class::isInstance).map(fact -> fact.subject()));
        // "Could not be checked" is a finding too, but neither up nor down, so nobody is called sick for it.
        sick.removeIf(subject -> unknown.contains(subject) && !seen.contains(subject));
        return new Counts(seen.size(), sick.size(), healed.size(), unknown.size());
    }

    private static Set<String> distinct(Stream<String> subjects) {
        return subjects.collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return observed + " subjects observed, " + sick + " sick, " + healed + " healed, " + notChecked
                + " not checked";
    }
}
