package dev.selfheal.policy.mutation;

import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Layers;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.policy.tree.RuleTree;
import dev.selfheal.policy.variant.Change;
import dev.selfheal.policy.variant.Experiment;
import dev.selfheal.policy.variant.Explained;
import dev.selfheal.policy.variant.Variant;
import dev.selfheal.policy.variant.Variants;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Changes one thing in one rule at a time and sees whether a case notices. A mutant is judged by the verdict with its own
 * conclusions in place of those of its rule: where these are wrong the case fails, whatever follows from them.
 */
public final class MutationRun {
    private final List<Variants> rules;
    private final Experiment experiment;
    private final Set<Variant> alive = new LinkedHashSet<>();

    private MutationRun(List<RuleSource> sources, OwnKinds own) {
        this.rules = sources.stream()
                .flatMap(source -> RuleTree.of(source.path(), source.text()).stream())
                .map(rule -> Variants.of(rule).mutants())
                .toList();
        this.experiment =
                Experiment.of(this.rules.stream().flatMap(Variants::all).toList(), own);
        experiment.variants().stream()
                .filter(variant -> variant.change() != Change.NONE)
                .forEach(alive::add);
    }

    /**
     * Tries every mutant on the cases. One that fails by the rules as they are notices nothing.
     *
     * @param own kinds of facts of the owner
     * @param judge by these rules as they are
     * @param progress hears of how far it is, for people
     */
    public static Mutation of(
            List<RuleSource> rules,
            OwnKinds own,
            Judge judge,
            List<RuleCase> cases,
            Explained explained,
            Consumer<String> progress) {
        progress.accept("compiling the mutants");
        MutationRun run = new MutationRun(rules, own);
        int tried = run.alive.size();
        for (int at = 0; at < cases.size(); at++) {
            progress.accept("case " + (at + 1) + " of " + cases.size() + ", " + run.alive.size() + " of " + tried
                    + " mutants alive");
            run.look(cases.get(at), judge);
        }
        return run.result(tried, explained);
    }

    private void look(RuleCase one, Judge judge) {
        try {
            Verdict verdict = judge.judge(one.facts());
            if (!one.passes(verdict)) {
                return;
            }
            Experiment.Said said = experiment.on(one.facts(), verdict);
            for (Variants rule : rules) {
                Set<Object> before = said.by(rule.asItIs());
                rule.changed().stream()
                        .filter(alive::contains)
                        .filter(mutant -> !said.by(mutant).equals(before))
                        .filter(mutant -> notices(one, verdict, before, said.by(mutant)))
                        .forEach(alive::remove);
            }
        } catch (JudgementException failed) {
            // Likewise.
        }
    }

    private static boolean notices(RuleCase one, Verdict verdict, Set<Object> before, Set<Object> after) {
        List<Conclusion> all = new ArrayList<>();
        for (Object conclusion : after) {
            if (!(conclusion instanceof Conclusion said)) {
                // It could not even conclude.
                return true;
            }
            all.add(said);
        }
        verdict.all().filter(conclusion -> !before.contains(conclusion)).forEach(all::add);
        return !one.passes(Layers.sorted(all));
    }

    private Mutation result(int tried, Explained explained) {
        Set<String> stale = new TreeSet<>(explained.reasons().keySet());
        List<Variant> survivors = new ArrayList<>();
        for (Variant mutant : alive) {
            if (!stale.remove(mutant.id())) {
                survivors.add(mutant);
            }
        }
        return new Mutation(tried, survivors, alive.size() - survivors.size(), List.copyOf(stale));
    }
}
