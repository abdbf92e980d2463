package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The single values of records, each with what is said when something else stands there. */
final class Scalars {
    private static final Map<Class<?>, Form> FORMS = new HashMap<>();

    static {
        FORMS.put(String.class, form("text", JsonNode::isTextual, JsonNode::textValue));
        FORMS.put(Instant.class, parsed("a time with its zone, such as 2026-11-24T03:10:04Z", Scalars::time));
        FORMS.put(Duration.class, parsed("a duration such as PT1.5S", Scalars::duration));
        FORMS.put(boolean.class, form("true or false", JsonNode::isBoolean, JsonNode::booleanValue));
        FORMS.put(
                int.class,
                form("a whole number", node -> node.isIntegralNumber() && node.canConvertToInt(), JsonNode::intValue));
        FORMS.put(
                long.class,
                form(
                        "a whole number",
                        node -> node.isIntegralNumber() && node.canConvertToLong(),
                        JsonNode::longValue));
        FORMS.put(double.class, form("a number", JsonNode::isNumber, JsonNode::doubleValue));
        FORMS.put(Boolean.class, FORMS.get(boolean.class));
        FORMS.put(Integer.class, FORMS.get(int.class));
        FORMS.put(Long.class, FORMS.get(long.class));
        FORMS.put(Double.class, FORMS.get(double.class));
    }

    private Scalars() {}

    /** @throws IllegalStateException if values of this type have no JSON form */
    static Form form(Class<?> type) {
        if (type.isEnum()) {
            return constants(type);
        }
        Form form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("no JSON form for " + type);
        }
        return form;
    }

    private static Form form(String expected, Predicate<JsonNode> fits, Function<JsonNode, Object> value) {
        return (node, trail) -> {
            if (fits.test(node)) {
                return value.apply(node);
            }
            trail.expected(expected, node);
            return null;
        };
    }

    private static Form parsed(String expected, Function<String, Object> parser) {
        return (node, trail) -> {
            Object value = node.isTextual() ? parse(node.textValue(), parser) : null;
            if (value == null) {
                trail.expected(expected, node);
            }
            return value;
        };
    }

    private static @Nullable Object parse(String text, Function<String, Object> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException other) {
            return null;
        }
    }

    private static Instant time(String text) {
        Instant plain = Times.plain(text);
        return plain != null ? plain : OffsetDateTime.parse(text).toInstant();
    }

    private static Duration duration(String text) {
        Duration plain = Durations.plain(text);
        return plain != null ? plain : Duration.parse(text);
    }

    private static Form constants(Class<?> type) {
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        String all =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        return (node, trail) -> {
            Object constant = node.isTextual() ? byName.get(node.textValue()) : null;
            if (constant == null) {
                trail.expected("one of " + all, node);
            }
            return constant;
        };
    }
}
