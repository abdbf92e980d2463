package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.recording.Records;
import dev.selfheal.verdict.Conclusion;
import java.util.Map;

/**
 * One conclusion that a case expects.
 *
 * @param line where it is written
 * @param fields those that matter; null where it must have none
 */
public record Expected(int line, ObjectNode fields) {
    /** Whether each of its fields is as the conclusion's. */
    boolean fits(Conclusion conclusion) {
        ObjectNode got = written(conclusion);
        return fields.properties().stream().allMatch(field -> same(field, got));
    }

    /** Whether this field is as the conclusion's. */
    public static boolean same(Map.Entry<String, JsonNode> field, ObjectNode got) {
        JsonNode value = got.path(field.getKey());
        boolean absent = field.getValue().isNull() && (value.isMissingNode() || value.isNull());
        return absent || value.equals(field.getValue());
    }

    /** A conclusion in the form of an expectation, with all its fields. */
    public static ObjectNode written(Conclusion conclusion) {
        return Records.write((Record) conclusion);
    }
}
