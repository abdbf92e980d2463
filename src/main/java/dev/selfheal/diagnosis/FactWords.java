package dev.selfheal.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.Records;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** A fact in a few words, whatever its kind: {@code state BACKOFF, last exit 1}. What tells nothing of a cause is left out. */
final class FactWords {
    /** What says the same in every fact of a kind, changes with every look, or is told elsewhere. */
    private static final Set<String> DULL = Set.of(
            "subject",
            "label",
            "name",
            "critical",
            "expect",
            "startWithin",
            "within",
            "latency",
            "pid",
            "runningFor",
            "keep",
            "timed",
            "uptime",
            "path",
            "url",
            "ollama",
            "runBy",
            "newErrors",
            "id",
            "performance",
            "fixable");
    /** Numbers that are never the same twice: that they changed is no news. */
    private static final Set<String> RESTLESS = Set.of(
            "load1",
            "availableBytes",
            "swapUsedBytes",
            "memoryBytes",
            "freeBytes",
            "sizeBytes",
            "errorsLastHour",
            "age",
            "detail",
            "line",
            "starts",
            "loaded",
            "modified",
            "modifiedAt");

    /** As nearly everything is. */
    private static final Set<String> USUAL = Set.of("ENABLED", "PRESENT", "NOT_ASKED");

    private FactWords() {}

    static String of(Fact fact) {
        StringJoiner words = new StringJoiner(", ");
        fields(fact).properties().forEach(field -> {
            String value = value(field.getValue());
            if (!DULL.contains(field.getKey()) && !value.isEmpty() && !USUAL.contains(value)) {
                words.add(spoken(field.getKey()) + " " + value);
            }
        });
        return words.toString();
    }

    /** What is otherwise than it was: {@code version was 0.30.1, is 0.32.0}; empty for nothing worth a word. */
    static String change(Fact before, Fact now) {
        StringJoiner words = new StringJoiner(", ");
        ObjectNode then = fields(before);
        for (Map.Entry<String, JsonNode> field : fields(now).properties()) {
            String name = field.getKey();
            boolean steady = !DULL.contains(name) && !RESTLESS.contains(name);
            if (steady && !field.getValue().equals(then.get(name))) {
                words.add(spoken(name) + " was " + or(then.get(name)) + ", is " + or(field.getValue()));
            }
        }
        then.properties().forEach(field -> {
            String name = field.getKey();
            if (!DULL.contains(name) && !RESTLESS.contains(name) && !fields(now).has(name)) {
                words.add(spoken(name) + " was " + or(field.getValue()) + ", is not known");
            }
        });
        return words.toString();
    }

    private static ObjectNode fields(Fact fact) {
        return Records.write((Record) fact);
    }

    static String kind(Fact fact) {
        return Kinds.of(fact.getClass()).replace('-', ' ');
    }

    private static String or(@org.jspecify.annotations.Nullable JsonNode value) {
        String text = value == null ? "" : value(value);
        return text.isEmpty() ? "nothing" : text;
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            StringJoiner list = new StringJoiner(" ");
            value.forEach(item -> list.add(item.isValueNode() ? item.asText() : item.toString()));
            return list.toString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** {@code lastExit} as {@code last exit}. */
    private static String spoken(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
