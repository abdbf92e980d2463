package dev.selfheal.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.policy.cases.Expected;
import dev.selfheal.policy.cases.Failure;
import dev.selfheal.policy.cases.Result;
import dev.selfheal.sys.Json;
import java.util.Locale;
import java.util.Map;

/** What came of rule cases as one JSON document. */
public final class CaseJson {
    private CaseJson() {}

    public static String print(Trial trial) {
        return print(trial, Map.of());
    }

    /** With more documents in it, by the key that each has there. */
    public static String print(Trial trial, Map<String, ObjectNode> more) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("schema", Trial.SCHEMA);
        document.put("passed", trial.exitStatus() == 0);
        document.put("cases", trial.results().size());
        document.put("failed", trial.failed().size());
        document.put("rules", trial.rules().size());
        document.put("seed", trial.asked().seed());
        document.put("took", trial.took().toString());
        ArrayNode problems = document.putArray("problems");
        trial.problems().forEach(problems::add);
        ArrayNode results = document.putArray("results");
        trial.results().forEach(result -> results.add(result(result)));
        document.setAll(more);
        return document.toPrettyString() + "\n";
    }

    private static ObjectNode result(Result result) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("file", result.ruleCase().file());
        node.put("line", result.ruleCase().line());
        node.put("name", result.ruleCase().name());
        node.put("status", result.passed() ? "PASSED" : "FAILED");
        ArrayNode fired = node.putArray("concluded");
        result.fired().stream().sorted().forEach(fired::add);
        ArrayNode failures = node.putArray("failures");
        result.failures().forEach(failure -> failures.add(failure(failure)));
        return node;
    }

    private static ObjectNode failure(Failure failure) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("what", failure.getClass().getSimpleName().toUpperCase(Locale.ROOT));
        node.put("message", failure.message());
        if (failure instanceof Failure.Differs differs) {
            node.put("layer", differs.layer().key());
            differs.expected().ifPresent(expected -> {
                node.put("line", expected.line());
                node.set("expected", expected.fields());
            });
            differs.got().ifPresent(got -> node.set("got", Expected.written(got)));
        }
        return node;
    }
}
