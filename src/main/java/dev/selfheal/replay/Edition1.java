package dev.selfheal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.recording.OwnKinds;

/**
 * Documents that say {@code "schema": 1}. What they do not hold was otherwise then: how much is remembered was only told where
 * it was not all, in a problem; every incident was of something watched; no veto excused anything.
 */
final class Edition1 implements Edition {
    private static final Edition NEXT = new Edition2();

    @Override
    public Content read(JsonNode document, OwnKinds own) {
        return NEXT.read(newest(document), own);
    }

    @Override
    public JsonNode newest(JsonNode document) {
        ObjectNode copy = document.deepCopy();
        copy.put("schema", 2);
        judgement(copy);
        copy.path("earlier").forEach(Edition1::judgement);
        return NEXT.newest(copy);
    }

    /** An outcome, a judgement or a recording: whatever has facts, and perhaps a verdict. */
    private static void judgement(JsonNode node) {
        node.path("verdict").path("vetoes").forEach(veto -> add(veto, "excuses", BooleanNode.FALSE));
        if (!(node.path("facts") instanceof ArrayNode facts)) {
            return;
        }
        String loss = null;
        for (JsonNode fact : facts) {
            switch (fact.path("kind").asText()) {
                case "cycle" -> add(fact, "missed", IntNode.valueOf(0));
                case "dependency" -> add(fact, "direct", BooleanNode.TRUE);
                case "incident" -> {
                    add(fact, "watched", BooleanNode.TRUE);
                    add(fact, "retired", BooleanNode.FALSE);
                }
                case "problem" -> loss = fact.path("area").asText().equals("ledger") ? "PARTIAL" : loss;
                default -> {}
            }
        }
        facts.addObject().put("kind", "memory").put("subject", "selfheal").put("state", loss == null ? "GOOD" : loss);
    }

    private static void add(JsonNode node, String field, JsonNode value) {
        if (node instanceof ObjectNode object && !object.has(field)) {
            object.set(field, value);
        }
    }
}
