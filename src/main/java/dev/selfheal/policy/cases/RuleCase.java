package dev.selfheal.policy.cases;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A set of facts and the whole verdict that the rules must reach on it.
 *
 * @param file where it is written, below the cases folder
 * @param line of that file where it begins
 * @param name what it shows
 * @param rules rules that must have concluded something
 * @param not rules that must have concluded nothing, each kept from it by one condition
 * @param expect for each layer of the verdict, the fields of its conclusions that matter
 */
public record RuleCase(
        String file,
        int line,
        String name,
        List<String> rules,
        List<String> not,
        List<Fact> facts,
        Map<Layer, List<Expected>> expect) {
    /** Whether a verdict is the one that it expects. */
    public boolean passes(Verdict verdict) {
        return Arrays.stream(Layer.values())
                .allMatch(layer -> Comparison.of(layer, expect.getOrDefault(layer, List.of()), layer.of(verdict))
                        .isEmpty());
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
