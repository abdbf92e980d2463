package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.Json;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** A layer of the verdict as rule cases write it: its key, and the fields without which an expectation says too little. */
@SuppressWarnings("ImmutableEnumChecker") // Lists and method references that nothing changes.
public enum Layer {
    FINDINGS(Finding.class, Verdict::findings, "rule", "subject", "severity"),
    CAUSES(Cause.class, Verdict::causes, "rule", "subject", "explains", "severity"),
    FIXES(Fix.class, Verdict::fixes, "rule", "action", "subject", "target"),
    VETOES(Veto.class, Verdict::vetoes, "rule", "fix", "subject"),
    DIAGNOSES(DiagnosisRequest.class, Verdict::diagnoses, "about", "subject"),
    ALERTS(Alert.class, Verdict::alerts, "kind", "about", "subject"),
    SILENCES(Silence.class, Verdict::silences, "rule", "about", "subject");

    private static final List<String> DECIDING = List.of("target", "until");

    private final Class<? extends Conclusion> type;
    private final Function<Verdict, List<? extends Conclusion>> of;
    private final List<String> required;

    Layer(Class<? extends Conclusion> type, Function<Verdict, List<? extends Conclusion>> of, String... required) {
        this.type = type;
        this.of = of;
        this.required = List.of(required);
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Layer::key).toList();
    }

    /** As it is written in JSON and YAML. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<? extends Conclusion> of(Verdict verdict) {
        return of.apply(verdict);
    }

    List<String> required() {
        return required;
    }

    /** Every field of its conclusions, in their order. */
    public List<String> fields() {
        return FactForm.names(type);
    }

    /** What a case needs to say of a conclusion: all that decides, and none of the words for people. */
    public ObjectNode brief(Conclusion conclusion) {
        ObjectNode whole = Records.write((Record) conclusion);
        ObjectNode brief = Json.MAPPER.createObjectNode();
        fields().stream()
                .filter(field ->
                        whole.has(field) && (required.contains(field) || DECIDING.contains(field) || names(field)))
                .forEach(field -> brief.set(field, whole.get(field)));
        return brief;
    }

    /** Whether it is the cause that a silence tells, which decides what is told. */
    private boolean names(String field) {
        return this == SILENCES && field.equals("cause");
    }

    /** What is wrong with an expectation, by its field as {@code .severity}; nothing of fields that it does not know. */
    Map<String, String> wrong(ObjectNode expected) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (String field : required) {
            if (!expected.has(field)) {
                wrong.put("", YamlText.of(expected) + " does not say " + field);
            }
        }
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode value = expected.get(component.getName());
            if (value != null && !value.isNull()) {
                form(component.getType(), value)
                        .ifPresent(form -> wrong.put(
                                "." + component.getName(),
                                component.getName() + ": expected " + form + ", found " + value));
            }
        }
        return wrong;
    }

    /** What it should have been. */
    private static Optional<String> form(Class<?> type, JsonNode value) {
        if (type == List.class) {
            boolean texts = value.isArray()
                    && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
            return texts ? Optional.empty() : Optional.of("a list of texts");
        }
        if (!value.isTextual()) {
            return Optional.of("text");
        }
        if (type == Instant.class) {
            try {
                Instant.parse(value.textValue());
                return Optional.empty();
            } catch (DateTimeParseException other) {
                return Optional.of("a time such as 2026-11-24T12:00:00Z");
            }
        }
        boolean one = !type.isEnum() || FactForm.constants(type).contains(value.textValue());
        return one ? Optional.empty() : Optional.of("one of " + String.join(", ", FactForm.constants(type)));
    }
}
