package dev.selfheal.recording.own;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.spelling.Nearest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The words of the schema language that are understood, and what may stand behind each. */
final class Keywords {
    /** They mean nothing to a program. */
    private static final List<String> ABOUT = List.of("description", "title", "$comment", "examples");

    static final List<String> STRING = List.of("type", "minLength", "maxLength", "pattern", "format", "const");
    static final List<String> NUMBER =
            List.of("type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "const");
    static final List<String> BOOLEAN = List.of("type", "const");
    static final List<String> ENUM = List.of("type", "enum");
    static final List<String> ARRAY = List.of("type", "items", "minItems", "maxItems", "uniqueItems");
    static final List<String> OBJECT = List.of("type", "additionalProperties");

    /** What stands behind a word, and how to say it. */
    private record Value(Predicate<JsonNode> right, String expected) {}

    private static final Value COUNT = new Value(
            node -> node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0, "a count from 0");
    private static final Value AMOUNT = new Value(JsonNode::isNumber, "a number");
    private static final Map<String, Value> VALUES = Map.ofEntries(
            Map.entry("minLength", COUNT),
            Map.entry("maxLength", COUNT),
            Map.entry("minItems", COUNT),
            Map.entry("maxItems", COUNT),
            Map.entry("minimum", AMOUNT),
            Map.entry("maximum", AMOUNT),
            Map.entry("exclusiveMinimum", AMOUNT),
            Map.entry("exclusiveMaximum", AMOUNT),
            Map.entry(
                    "multipleOf",
                    new Value(node -> node.isNumber() && node.doubleValue() > 0, "a number greater than 0")),
            Map.entry("uniqueItems", new Value(JsonNode::isBoolean, "true or false")),
            Map.entry("pattern", new Value(JsonNode::isTextual, "a regular expression")));

    private Keywords() {}

    /** Tells each word at this place that is not among the known ones, or has the wrong thing behind it. */
    static void only(Place place, List<String> known, String cure) {
        List<String> all = new ArrayList<>(known);
        all.addAll(ABOUT);
        for (Iterator<String> words = place.node().fieldNames(); words.hasNext(); ) {
            String word = words.next();
            Place here = place.at(word);
            if (!all.contains(word)) {
                String meant =
                        Nearest.of(word, all).map(near -> "write " + near).orElse(cure);
                here.problem("\"" + word + "\" is not read here", meant);
            } else if (VALUES.containsKey(word)) {
                value(here, VALUES.get(word));
            }
        }
    }

    private static void value(Place place, Value value) {
        if (!value.right().test(place.node())) {
            place.expected(value.expected(), "write that, or leave it out");
        } else if (place.node().isTextual()) {
            try {
                Pattern.compile(place.node().textValue());
            } catch (PatternSyntaxException wrong) {
                place.problem(place.found() + " is no regular expression", "look at: " + wrong.getDescription());
            }
        }
    }
}
