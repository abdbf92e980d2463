package dev.selfheal.policy.coverage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;

/** Coverage for programs. */
public final class CoverageJson {
    private CoverageJson() {}

    public static ObjectNode of(Coverage coverage) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("complete", coverage.complete());
        node.put("conditions", coverage.conditions());
        node.put("proven", coverage.proven());
        ArrayNode rules = node.putArray("rules");
        coverage.rules().forEach(rule -> rules.add(rule(rule)));
        ArrayNode unproven = node.putArray("unproven");
        coverage.unproven()
                .forEach(one -> unproven.addObject().put("case", one.ruleCase()).put("rule", one.rule()));
        return node;
    }

    private static ObjectNode rule(RuleCoverage rule) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("rule", rule.rule());
        node.put("file", rule.file());
        node.put("line", rule.line());
        node.put("covered", rule.covered());
        node.put("fires", rule.fires().orElse(null));
        ArrayNode conditions = node.putArray("conditions");
        rule.conditions().forEach(condition -> conditions
                .addObject()
                .put("condition", condition.written())
                .put("line", condition.line())
                .put("alone", condition.alone().orElse(null)));
        return node;
    }
}
