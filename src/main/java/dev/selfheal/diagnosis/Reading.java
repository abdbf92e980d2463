package dev.selfheal.diagnosis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.sys.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a model wrote, believing nothing: the grammar it was given is a wish, not a promise. Any text that tells what to
 * do is refused whole, since whoever writes to a log may have put it there.
 */
final class Reading {
    static final int EXPLANATION = 300;
    static final int MISSING = 80;
    static final List<String> CONFIDENCES = List.of("low", "medium", "high");
    static final List<String> KEYS =
            List.of("a_evidence", "b_ruled_out", "c_cause", "d_explanation", "e_confidence", "f_missing");

    private static final int MOST = 8_000;
    private static final Pattern FENCED = Pattern.compile("```(?:json)?\\s*(\\{.*})\\s*```", Pattern.DOTALL);

    private final Map<String, String> sent;
    private final UnaryOperator<String> mask;

    /** What was read: all checked. */
    record Read(String cause, String explanation, String confidence, List<String> evidence, List<String> missing) {}

    /** It is no answer; why, for people. */
    static final class Refused extends Exception {
        Refused(String why) {
            super(why);
        }
    }

    /** @param sent by the ids that the answer may cite, the names of what was sent */
    Reading(Map<String, String> sent, UnaryOperator<String> mask) {
        this.sent = sent;
        this.mask = mask;
    }

    Read read(String content) throws Refused {
        JsonNode answer = parse(content.trim());
        Set<String> keys = new LinkedHashSet<>();
        answer.fieldNames().forEachRemaining(keys::add);
        if (!answer.isObject() || !keys.equals(Set.copyOf(KEYS))) {
            throw new Refused("the answer was not in the form that was asked for");
        }
        String cause = text(answer.path("c_cause"));
        String confidence = text(answer.path("e_confidence"));
        if (!Causes.ALL.contains(cause) || !CONFIDENCES.contains(confidence)) {
            throw new Refused("the answer chose something that was not offered");
        }
        List<String> evidence = cited(answer.path("a_evidence"));
        cited(answer.path("b_ruled_out"));
        if (evidence.isEmpty() && !cause.equals(Causes.INCONCLUSIVE)) {
            throw new Refused("the answer named a cause without evidence");
        }
        String explanation = Plain.line(mask.apply(text(answer.path("d_explanation"))), EXPLANATION);
        if (explanation.isEmpty() || Advice.in(explanation)) {
            throw new Refused(
                    explanation.isEmpty()
                            ? "the answer explained nothing"
                            : "the answer told what to do instead of what is wrong");
        }
        return new Read(cause, explanation, confidence, evidence, missing(answer.path("f_missing")));
    }

    private static JsonNode parse(String content) throws Refused {
        Matcher fenced = FENCED.matcher(content);
        String json = fenced.matches() ? fenced.group(1) : content;
        if (json.length() > MOST) {
            throw new Refused("the answer was too long");
        }
        try {
            return Json.MAPPER
                    .readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new Refused("the answer was not JSON");
        }
    }

    private static String text(JsonNode node) throws Refused {
        if (!node.isTextual()) {
            throw new Refused("the answer was not in the form that was asked for");
        }
        return node.textValue();
    }

    private List<String> cited(JsonNode ids) throws Refused {
        Set<String> found = new LinkedHashSet<>();
        if (!ids.isArray()) {
            throw new Refused("the answer was not in the form that was asked for");
        }
        for (JsonNode id : ids) {
            String text = text(id);
            String name = sent.get(text);
            if (name == null) {
                throw new Refused("the answer cited a finding or fact that it was not given");
            }
            found.add(name);
        }
        return List.copyOf(found);
    }

    private List<String> missing(JsonNode list) throws Refused {
        List<String> missing = new ArrayList<>();
        if (!list.isArray()) {
            throw new Refused("the answer was not in the form that was asked for");
        }
        for (JsonNode item : list) {
            String text = Plain.line(mask.apply(text(item)), MISSING);
            if (missing.size() < 3 && !text.isEmpty() && !Advice.in(text)) {
                missing.add(text);
            }
        }
        return List.copyOf(missing);
    }
}
