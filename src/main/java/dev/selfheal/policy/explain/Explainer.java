package dev.selfheal.policy.explain;

import dev.selfheal.fact.Fact;
import dev.selfheal.policy.Queries;
import dev.selfheal.policy.RuleProblem;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells why rules fired or did not. What it is asked about is compiled once, and can then be put to many sets of facts. */
public final class Explainer {
    private final Map<String, Ladder> ladders = new LinkedHashMap<>();
    private final Map<String, RuleProblem> untold = new LinkedHashMap<>();
    private final Queries queries;

    /** @param rules those that will be asked about */
    public Explainer(Collection<Rule> rules, OwnKinds own) {
        for (Rule rule : rules) {
            ladders.put(rule.name(), new Ladder(rule, "q" + ladders.size() + "_"));
        }
        this.queries = compile(own);
    }

    /** Looks at these facts, and at what the engine concluded of them. To be closed. */
    public Telling of(Collection<? extends Fact> facts, Verdict verdict) {
        return new Telling(ladders, untold, queries, facts, verdict);
    }

    /** A rule whose conditions do not make good questions must not keep the others from being explained. */
    private Queries compile(OwnKinds own) {
        List<RuleSource> sources =
                new ArrayList<>(ladders.values().stream().map(Ladder::source).toList());
        Queries.Compiled compiled = Queries.compile(sources, own);
        if (compiled.queries().isPresent()) {
            return compiled.queries().get();
        }
        compiled.problems().forEach(problem -> untold.put(problem.file(), problem));
        Set<String> wrong = compiled.problems().stream().map(RuleProblem::file).collect(Collectors.toSet());
        sources.removeIf(source -> wrong.contains(source.path()));
        return Queries.compile(sources, own)
                .queries()
                .orElseThrow(() -> new IllegalStateException("the rules cannot be put as questions: "
                        + compiled.problems().get(0)));
    }
}
