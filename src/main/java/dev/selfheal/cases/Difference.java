package dev.selfheal.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.outcome.PlainText;
import dev.selfheal.policy.cases.Expected;
import dev.selfheal.policy.cases.Failure;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What was expected and what was concluded, field by field beside each other. */
final class Difference {
    private Difference() {}

    static void print(Failure.Differs differs, Beside page) {
        ObjectNode got = differs.got().map(Expected::written).orElse(null);
        ObjectNode expected = differs.expected().map(Expected::fields).orElse(null);
        String left = Beside.NOTHING;
        String right = Beside.NOTHING;
        for (String field : differs.layer().fields()) {
            if (expected != null && got != null) {
                both(field, expected, got, page);
            } else if (expected != null && expected.has(field)) {
                page.differs(line(field, expected), right);
                right = "";
            } else if (got != null && got.has(field)) {
                page.differs(left, line(field, got));
                left = "";
            }
        }
    }

    private static void both(String field, ObjectNode expected, ObjectNode got, Beside page) {
        JsonNode wanted = expected.get(field);
        if (wanted == null) {
            return;
        }
        if (Expected.same(Map.entry(field, wanted), got)) {
            page.same(line(field, expected));
        } else {
            page.differs(line(field, expected), line(field, got));
        }
    }

    private static String line(String field, ObjectNode of) {
        JsonNode value = of.path(field);
        String text = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : value.isMissingNode() || value.isNull() ? "none" : value.asText();
        return PlainText.of(field + ": " + text);
    }
}
