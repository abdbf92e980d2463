package dev.selfheal.policy.coverage;

import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.policy.tree.RuleTree;
import dev.selfheal.policy.variant.Experiment;
import dev.selfheal.policy.variant.Explained;
import dev.selfheal.policy.variant.Variant;
import dev.selfheal.policy.variant.Variants;
import dev.selfheal.recording.OwnKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes coverage: each rule is tried on every case with one condition left out at a time. Where it does not fire as it
 * is and does without one condition, that condition alone was in its way.
 */
public final class CoverageRun {
    private final List<Variants> rules;
    private final Experiment experiment;
    private final Map<Variant, String> first = new HashMap<>();
    private final List<Coverage.Unproven> unproven = new ArrayList<>();

    private CoverageRun(List<RuleSource> sources, OwnKinds own, Explained explained) {
        this.rules = sources.stream()
                .flatMap(source -> RuleTree.of(source.path(), source.text()).stream())
                .map(rule -> Variants.of(rule).without(explained).weaker())
                .toList();
        this.experiment =
                Experiment.of(this.rules.stream().flatMap(Variants::all).toList(), own);
    }

    /**
     * Tries the rules on the cases.
     *
     * @param judge by these rules as they are
     * @param own kinds of facts of the owner
     * @param explained conditions that decide nothing are left out whichever other one is
     */
    public static Coverage of(
            List<RuleSource> rules, OwnKinds own, Judge judge, List<RuleCase> cases, Explained explained) {
        CoverageRun run = new CoverageRun(rules, own, explained);
        for (RuleCase one : cases) {
            try {
                run.look(one, run.experiment.on(one.facts(), judge.judge(one.facts())));
            } catch (JudgementException failed) {
                // The case itself fails for it; it proves nothing.
                run.look(one, new Experiment.Said(Map.of()));
            }
        }
        return new Coverage(run.rules(), run.unproven);
    }

    private void look(RuleCase one, Experiment.Said said) {
        for (Variants rule : rules) {
            boolean kept = false;
            if (said.fired(rule.asItIs())) {
                first.putIfAbsent(rule.asItIs(), one.toString());
            } else {
                for (Variant variant : rule.changed()) {
                    if (said.fired(variant)) {
                        first.putIfAbsent(variant, one.toString());
                        kept = true;
                    }
                }
            }
            String name = rule.asItIs().rule().name();
            if (one.not().contains(name) && !kept) {
                unproven.add(new Coverage.Unproven(one.toString(), name));
            }
        }
    }

    private List<RuleCoverage> rules() {
        Set<Variant> tried = new HashSet<>(experiment.variants());
        return rules.stream()
                .map(variants -> {
                    Rule rule = variants.asItIs().rule();
                    List<ConditionCoverage> conditions = variants.changed().stream()
                            .filter(tried::contains)
                            .map(variant -> new ConditionCoverage(
                                    variant.part(), variant.line(), Optional.ofNullable(first.get(variant))))
                            .toList();
                    return new RuleCoverage(
                            rule.name(),
                            rule.file(),
                            rule.span().line(),
                            Optional.ofNullable(first.get(variants.asItIs())),
                            conditions);
                })
                .toList();
    }
}
