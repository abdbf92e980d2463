package dev.selfheal.policy.cases;

import dev.selfheal.fact.Fact;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.Judged;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs rule cases: the whole verdict must be as expected, and the same in whatever order the facts come. */
public final class CaseRunner {
    /** Orders that are tried beside the one that is written. */
    public static final int SHUFFLES = 3;

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
        return all(cases, words -> {});
    }

    /** @param progress hears of how far it is, for people */
    public List<Result> all(List<RuleCase> cases, Consumer<String> progress) {
        AtomicInteger done = new AtomicInteger();
        return cases.parallelStream()
                .map(one -> {
                    Result result = run(one);
                    progress.accept(done.incrementAndGet() + " of " + cases.size() + " cases tried");
                    return result;
                })
                .toList();
    }

    public Result run(RuleCase ruleCase) {
        List<Failure> failures = new ArrayList<>();
        Set<String> fired = new LinkedHashSet<>();
        try {
            Map<Long, List<Fact>> orders = orders(ruleCase);
            List<List<Fact>> all = new ArrayList<>(List.of(ruleCase.facts()));
            all.addAll(orders.values());
            Iterator<Judged> judged = judge.all(all).iterator();
            Verdict verdict = judged.next().get();
            for (Layer layer : Layer.values()) {
                List<? extends Conclusion> got = layer.of(verdict);
                got.forEach(conclusion -> fired.add(conclusion.rule()));
                failures.addAll(Comparison.of(layer, ruleCase.expect().getOrDefault(layer, List.of()), got));
            }
            ruleCase.rules().stream()
                    .filter(rule -> !fired.contains(rule))
                    .forEach(rule -> failures.add(new Failure.Silent(rule)));
            ruleCase.not().stream().filter(fired::contains).forEach(rule -> failures.add(new Failure.Outspoken(rule)));
            for (long shuffle : orders.keySet()) {
                Verdict other = judged.next().get();
                if (!other.equals(verdict)) {
                    failures.add(new Failure.Unordered(shuffle, verdict, other));
                }
            }
        } catch (JudgementException failed) {
            failures.add(new Failure.Unjudged(String.valueOf(failed.getMessage())));
        }
        return new Result(ruleCase, fired, List.copyOf(failures));
    }

    /** Other orders of its facts, by seed. Few facts have few, and to judge the same one twice shows nothing. */
    private Map<Long, List<Fact>> orders(RuleCase ruleCase) {
        Map<Long, List<Fact>> orders = new LinkedHashMap<>();
        Set<List<Fact>> tried = new HashSet<>(Set.of(ruleCase.facts()));
        for (long shuffle = seed; shuffle < seed + shuffles; shuffle++) {
            List<Fact> facts = new ArrayList<>(ruleCase.facts());
            Collections.shuffle(facts, new Random(shuffle));
            if (tried.add(facts)) {
                orders.put(shuffle, facts);
            }
        }
        return orders;
    }
}
