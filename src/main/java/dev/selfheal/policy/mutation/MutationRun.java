package dev.selfheal.policy.mutation;

import dev.selfheal.policy.Judge;
import dev.selfheal.policy.Judged;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.policy.tree.RuleTree;
import dev.selfheal.policy.variant.Explained;
import dev.selfheal.policy.variant.Variant;
import dev.selfheal.policy.variant.Variants;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Changes one thing in one rule at a time and sees whether a case notices. A mutant is judged by the verdict with its own
 * conclusions in place of those of its rule: where these are wrong the case fails, whatever follows from them.
 */
public final class MutationRun {
    private MutationRun() {}

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
        progress.accept("judging the cases");
        List<Brood.Passed> passed = passed(judge, cases);
        List<List<Variants>> families = families(rules);
        AtomicInteger done = new AtomicInteger();
        List<Brood> broods = families.parallelStream()
                .map(family -> {
                    Brood brood = Brood.of(family, own, passed);
                    progress.accept(done.incrementAndGet() + " of " + families.size() + " families of rules");
                    return brood;
                })
                .toList();
        return result(broods, explained);
    }

    private static List<Brood.Passed> passed(Judge judge, List<RuleCase> cases) {
        Iterator<Judged> judged =
                judge.all(cases.stream().map(RuleCase::facts).toList()).iterator();
        List<Brood.Passed> passed = new ArrayList<>();
        for (RuleCase one : cases) {
            Verdict verdict = judged.next().verdict();
            if (verdict != null && one.passes(verdict)) {
                passed.add(new Brood.Passed(one, verdict));
            }
        }
        return passed;
    }

    private static List<List<Variants>> families(List<RuleSource> sources) {
        Map<String, List<Variants>> families = new LinkedHashMap<>();
        sources.stream()
                .flatMap(source -> RuleTree.of(source.path(), source.text()).stream())
                .forEach(rule -> families.computeIfAbsent(rule.packageName(), name -> new ArrayList<>())
                        .add(Variants.of(rule).mutants()));
        return List.copyOf(families.values());
    }

    private static Mutation result(List<Brood> broods, Explained explained) {
        Set<String> stale = new TreeSet<>(explained.reasons().keySet());
        List<Variant> survivors = new ArrayList<>();
        int alive = 0;
        for (Brood brood : broods) {
            for (Variant mutant : brood.alive()) {
                alive++;
                if (!stale.remove(mutant.id())) {
                    survivors.add(mutant);
                }
            }
        }
        int tried = broods.stream().mapToInt(Brood::tried).sum();
        return new Mutation(tried, survivors, alive - survivors.size(), List.copyOf(stale));
    }
}
