package dev.selfheal.policy.coverage;

import java.util.ArrayList;
import java.util.List;

/** Coverage for people: what is missing first, figures last. */
public final class CoverageText {
    private CoverageText() {}

    public static String of(Coverage coverage) {
        List<String> lines = new ArrayList<>();
        coverage.uncovered().forEach(rule -> missing(rule, lines));
        for (Coverage.Unproven one : coverage.unproven()) {
            lines.add(one.ruleCase());
            lines.add("    says  not: " + one.rule()
                    + "  but there no single condition keeps it from firing; take that out, or let the facts");
            lines.add("    lack one thing only");
        }
        List<RuleCoverage> partly = coverage.rules().stream()
                .filter(RuleCoverage::covered)
                .filter(rule -> rule.conditions().stream()
                        .anyMatch(condition -> condition.alone().isEmpty()))
                .toList();
        if (!partly.isEmpty()) {
            lines.add("Conditions that are never the only thing in the way of their rule:");
            partly.forEach(rule -> {
                lines.add("  " + rule.file() + ":" + rule.line() + " " + rule.rule());
                unproven(rule, lines);
            });
        }
        long covered = coverage.rules().stream().filter(RuleCoverage::covered).count();
        lines.add("Covered: " + covered + " of " + coverage.rules().size() + " rules; " + coverage.proven() + " of "
                + coverage.conditions() + " conditions decide a case alone.");
        return String.join("\n", lines) + "\n";
    }

    private static void missing(RuleCoverage rule, List<String> lines) {
        lines.add(rule.file() + ":" + rule.line() + " " + rule.rule());
        if (rule.fires().isEmpty()) {
            lines.add("    no case in which it fires; write one");
        }
        if (!rule.kept()) {
            lines.add("    no case in which exactly one of its conditions keeps it from firing; write one for one of");
            unproven(rule, lines);
        }
    }

    private static void unproven(RuleCoverage rule, List<String> lines) {
        rule.conditions().stream()
                .filter(condition -> condition.alone().isEmpty())
                .forEach(condition -> lines.add("      line " + condition.line() + ": " + condition.written()));
    }
}
