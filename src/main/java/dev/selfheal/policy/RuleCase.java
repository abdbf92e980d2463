package dev.selfheal.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import java.util.List;
import java.util.Map;

/**
 * A set of facts and the whole verdict that the rules must reach on it.
 *
 * @param file where it is written
 * @param name what it shows
 * @param rules rules that must have concluded something
 * @param not rules that must have concluded nothing, each kept from it by one condition
 * @param expect for each layer of the verdict, the fields of its conclusions that matter
 */
public record RuleCase(
        String file,
        String name,
        List<String> rules,
        List<String> not,
        List<Fact> facts,
        Map<Layer, List<ObjectNode>> expect) {
    @Override
    public String toString() {
        return file + ": " + name;
    }
}
