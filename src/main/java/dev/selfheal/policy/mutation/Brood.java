package dev.selfheal.policy.mutation;

import dev.selfheal.policy.Layers;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.policy.variant.Change;
import dev.selfheal.policy.variant.Experiment;
import dev.selfheal.policy.variant.Variant;
import dev.selfheal.policy.variant.Variants;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The mutants of one family of rules. Most are noticed by the cases that are about their rule, so those come first; the others
 * are tried only on what is alive by then, which is a tenth of the work.
 */
final class Brood {
    /** A case that passes by the rules as they are, and what it is passed with. */
    record Passed(RuleCase one, Verdict verdict) {}

    private final List<Variants> rules;
    private final Set<Variant> alive = new LinkedHashSet<>();
    private int tried;

    private Brood(List<Variants> rules) {
        this.rules = rules;
    }

    /** Tries all mutants of the family upon all cases. */
    static Brood of(List<Variants> rules, OwnKinds own, List<Passed> cases) {
        Brood brood = new Brood(rules);
        Experiment all = Experiment.of(rules.stream().flatMap(Variants::all).toList(), own);
        all.variants().stream()
                .filter(variant -> variant.change() != Change.NONE)
                .forEach(brood.alive::add);
        brood.tried = brood.alive.size();
        Set<String> names = new LinkedHashSet<>();
        rules.forEach(rule -> names.add(rule.asItIs().rule().name()));
        brood.look(all, cases.stream().filter(passed -> isAbout(passed, names)).toList());
        if (!brood.alive.isEmpty()) {
            Experiment left = Experiment.of(brood.left(), own);
            brood.look(
                    left,
                    cases.stream().filter(passed -> !isAbout(passed, names)).toList());
        }
        return brood;
    }

    /** Those that no case noticed. */
    Set<Variant> alive() {
        return alive;
    }

    /** How many were tried; what does not compile is none. */
    int tried() {
        return tried;
    }

    private static boolean isAbout(Passed passed, Set<String> names) {
        return Stream.concat(
                        Stream.concat(passed.one().rules().stream(), passed.one().not().stream()),
                        passed.verdict().all().map(Conclusion::rule))
                .anyMatch(names::contains);
    }

    private List<Variant> left() {
        return rules.stream()
                .filter(rule -> rule.changed().stream().anyMatch(alive::contains))
                .flatMap(rule -> Stream.concat(
                        Stream.of(rule.asItIs()), rule.changed().stream().filter(alive::contains)))
                .toList();
    }

    private void look(Experiment experiment, List<Passed> cases) {
        for (Passed passed : cases) {
            if (alive.isEmpty()) {
                return;
            }
            Experiment.Said said = experiment.on(passed.one().facts(), passed.verdict());
            for (Variants rule : rules) {
                Set<Object> before = said.by(rule.asItIs());
                rule.changed().stream()
                        .filter(alive::contains)
                        .filter(mutant -> !said.by(mutant).equals(before))
                        .filter(mutant -> notices(passed, before, said.by(mutant)))
                        .forEach(alive::remove);
            }
        }
    }

    private static boolean notices(Passed passed, Set<Object> before, Set<Object> after) {
        List<Conclusion> all = new ArrayList<>();
        for (Object conclusion : after) {
            if (!(conclusion instanceof Conclusion said)) {
                // It could not even conclude.
                return true;
            }
            all.add(said);
        }
        passed.verdict()
                .all()
                .filter(conclusion -> !before.contains(conclusion))
                .forEach(all::add);
        return !passed.one().passes(Layers.sorted(all));
    }
}
