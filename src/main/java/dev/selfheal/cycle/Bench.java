package dev.selfheal.cycle;

import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Judges what is known, and keeps going when the rules cannot: without rules, or with rules that fail, there is one finding
 * about the rules themselves and nothing else, so that nothing is fixed on half a verdict.
 */
final class Bench {
    /** Subject and rule id of that finding; a part of the floor, since no rule is there to conclude it. */
    static final String RULES = "selfheal.rules";

    private final Optional<Judge> judge;
    private final String whyNone;
    private final Consumer<String> problems;

    Bench(Optional<Judge> judge, String whyNone, Consumer<String> problems) {
        this.judge = judge;
        this.whyNone = whyNone;
        this.problems = problems;
    }

    Judgement judge(int round, List<Fact> facts) {
        if (judge.isEmpty()) {
            return new Judgement(round, facts, only(whyNone));
        }
        try {
            return new Judgement(round, facts, judge.get().judge(facts));
        } catch (JudgementException failed) {
            String what = String.valueOf(failed.getMessage());
            problems.accept(RULES + ": " + what);
            return new Judgement(round, facts, only("the rules could not judge: " + what));
        }
    }

    private static Verdict only(String message) {
        List<Finding> findings = new ArrayList<>(List.of(Finding.critical(RULES, RULES, message)));
        return new Verdict(findings, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
