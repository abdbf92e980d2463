package dev.selfheal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.sys.Json;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs rule cases: the whole verdict must be as expected, and the same in whatever order the facts come. */
public final class CaseRunner {
    private static final int SHUFFLES = 5;

    private final Judge judge;
    private final long seed;

    /** @param seed of the first shuffle; the others count up from it */
    public CaseRunner(Judge judge, long seed) {
        this.judge = judge;
        this.seed = seed;
    }

    /**
     * What came of a case.
     *
     * @param fired rules that concluded something
     * @param failures empty where it passed
     */
    public record Result(RuleCase ruleCase, Set<String> fired, List<String> failures) {}

    public Result run(RuleCase ruleCase) {
        List<String> failures = new ArrayList<>();
        Set<String> fired = new LinkedHashSet<>();
        try {
            Verdict verdict = judge.judge(ruleCase.facts());
            for (Layer layer : Layer.values()) {
                layer.of(verdict).forEach(conclusion -> fired.add(conclusion.rule()));
                compare(layer, ruleCase, verdict, failures);
            }
            ruleCase.rules().stream()
                    .filter(rule -> !fired.contains(rule))
                    .forEach(rule -> failures.add("rule " + rule + " concluded nothing"));
            ruleCase.not().stream()
                    .filter(fired::contains)
                    .forEach(rule -> failures.add("rule " + rule + " concluded something; the case says it must not"));
            shuffled(ruleCase, verdict, failures);
        } catch (JudgementException failed) {
            failures.add(String.valueOf(failed.getMessage()));
        }
        return new Result(ruleCase, fired, List.copyOf(failures));
    }

    private void shuffled(RuleCase ruleCase, Verdict verdict, List<String> failures) throws JudgementException {
        for (long shuffle = seed; shuffle < seed + SHUFFLES; shuffle++) {
            List<Fact> facts = new ArrayList<>(ruleCase.facts());
            Collections.shuffle(facts, new Random(shuffle));
            Verdict other = judge.judge(facts);
            if (!other.equals(verdict)) {
                failures.add("another order of the facts (seed " + shuffle + ") gives another verdict: " + other
                        + " instead of " + verdict);
            }
        }
    }

    private static void compare(Layer layer, RuleCase ruleCase, Verdict verdict, List<String> failures) {
        List<ObjectNode> missing = new ArrayList<>();
        List<ObjectNode> got = new ArrayList<>();
        for (Conclusion conclusion : layer.of(verdict)) {
            got.add(Json.MAPPER.valueToTree(conclusion));
        }
        for (ObjectNode expected : ruleCase.expect().getOrDefault(layer, List.of())) {
            // The first that fits is taken, so that one conclusion serves one expectation.
            if (!removeFirst(got, expected)) {
                missing.add(expected);
            }
        }
        missing.forEach(node -> failures.add(layer.key() + ": expected, not concluded: " + node));
        got.forEach(node -> failures.add(layer.key() + ": concluded, not expected: " + brief(layer, node)));
    }

    private static boolean removeFirst(List<ObjectNode> got, ObjectNode expected) {
        for (ObjectNode candidate : got) {
            if (fits(candidate, expected)) {
                return got.remove(candidate);
            }
        }
        return false;
    }

    private static boolean fits(ObjectNode got, ObjectNode expected) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            JsonNode value = got.path(field.getKey());
            boolean absent = field.getValue().isNull() && (value.isMissingNode() || value.isNull());
            if (!absent && !value.equals(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static String brief(Layer layer, ObjectNode node) {
        return layer.fields().stream()
                .filter(node::has)
                .map(field -> field + ": " + node.get(field).toString().replace("\"", ""))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
