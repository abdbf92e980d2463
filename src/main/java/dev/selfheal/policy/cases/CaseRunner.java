package dev.selfheal.policy.cases;

import dev.selfheal.fact.Fact;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Runs rule cases: the whole verdict must be as expected, and the same in whatever order the facts come. */
public final class CaseRunner {
    /** Orders that are tried beside the one that is written. */
    public static final int SHUFFLES = 5;

    private final Judge judge;
    private final long seed;
    private final int shuffles;

    /** @param seed of the first shuffle; the others count up from it */
    public CaseRunner(Judge judge, long seed) {
        this(judge, seed, SHUFFLES);
    }

    /** @param shuffles how many other orders of the facts are tried, if there are so many */
    public CaseRunner(Judge judge, long seed, int shuffles) {
        this.judge = judge;
        this.seed = seed;
        this.shuffles = shuffles;
    }

    /** Runs these on all processors; the results are in the order of the cases. */
    public List<Result> all(List<RuleCase> cases) {
        return cases.parallelStream().map(this::run).toList();
    }

    public Result run(RuleCase ruleCase) {
        List<Failure> failures = new ArrayList<>();
        Set<String> fired = new LinkedHashSet<>();
        try {
            Verdict verdict = judge.judge(ruleCase.facts());
            for (Layer layer : Layer.values()) {
                List<? extends Conclusion> got = layer.of(verdict);
                got.forEach(conclusion -> fired.add(conclusion.rule()));
                failures.addAll(Comparison.of(layer, ruleCase.expect().getOrDefault(layer, List.of()), got));
            }
            ruleCase.rules().stream()
                    .filter(rule -> !fired.contains(rule))
                    .forEach(rule -> failures.add(new Failure.Silent(rule)));
            ruleCase.not().stream().filter(fired::contains).forEach(rule -> failures.add(new Failure.Outspoken(rule)));
            shuffled(ruleCase, verdict, failures);
        } catch (JudgementException failed) {
            failures.add(new Failure.Unjudged(String.valueOf(failed.getMessage())));
        }
        return new Result(ruleCase, fired, List.copyOf(failures));
    }

    private void shuffled(RuleCase ruleCase, Verdict verdict, List<Failure> failures) throws JudgementException {
        Set<List<Fact>> tried = new LinkedHashSet<>(Set.of(ruleCase.facts()));
        for (long shuffle = seed; shuffle < seed + shuffles; shuffle++) {
            List<Fact> facts = new ArrayList<>(ruleCase.facts());
            Collections.shuffle(facts, new Random(shuffle));
            // Few facts have few orders, and to judge the same one twice shows nothing.
            if (tried.add(facts)) {
                Verdict other = judge.judge(facts);
                if (!other.equals(verdict)) {
                    failures.add(new Failure.Unordered(shuffle, verdict, other));
                }
            }
        }
    }
}
