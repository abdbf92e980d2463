package dev.selfheal.explain;

import dev.selfheal.policy.explain.Explainer;
import dev.selfheal.policy.explain.Story;
import dev.selfheal.policy.explain.Telling;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is explained.
 *
 * @param moment what was known
 * @param verdict what these rules conclude of it
 */
public record Decided(Moment moment, Verdict verdict, List<Rule> rules, OwnKinds own) {
    /** All that can be asked about by its subject. */
    public TreeSet<String> subjects() {
        TreeSet<String> all = new TreeSet<>();
        moment.facts().forEach(fact -> all.add(fact.subject()));
        conclusions().forEach(conclusion -> all.add(conclusion.subject()));
        verdict.fixes().forEach(fix -> all.add(fix.target()));
        return all;
    }

    public Optional<Rule> rule(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    List<Conclusion> conclusions() {
        return Telling.all(verdict);
    }

    /** What was concluded of a subject, or is to be done to it or held back. */
    List<Conclusion> about(String subject) {
        return conclusions().stream()
                .filter(conclusion -> conclusion.subject().equals(subject)
                        || (conclusion instanceof Fix fix && fix.target().equals(subject))
                        || (conclusion instanceof Veto veto && veto.target().equals(subject)))
                .toList();
    }

    /** The stories of these rules, told in this order. */
    List<Story> stories(Collection<Rule> which, Optional<String> subject) {
        if (which.isEmpty()) {
            return List.of();
        }
        try (Telling telling = new Explainer(which, own).of(moment.facts(), verdict)) {
            return which.stream().map(rule -> telling.story(rule, subject)).toList();
        }
    }
}
