package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The single values of records, each with what is said when something else stands there. */
final class Scalars {
    private Scalars() {}

    static Object read(JsonNode node, Class<?> type, String path) {
        if (type.isEnum()) {
            return constant(node, type, path);
        }
        if (type == String.class) {
            return text(node, "text", path);
        }
        if (type == Instant.class) {
            return time(node, path);
        }
        if (type == Duration.class) {
            return duration(node, path);
        }
        if (type == boolean.class || type == Boolean.class) {
            require(node.isBoolean(), node, "true or false", path);
            return node.booleanValue();
        }
        if (type == int.class || type == Integer.class) {
            require(node.isIntegralNumber() && node.canConvertToInt(), node, "a whole number", path);
            return node.intValue();
        }
        if (type == long.class || type == Long.class) {
            require(node.isIntegralNumber() && node.canConvertToLong(), node, "a whole number", path);
            return node.longValue();
        }
        if (type == double.class || type == Double.class) {
            require(node.isNumber(), node, "a number", path);
            return node.doubleValue();
        }
        throw new IllegalStateException(path + ": no JSON form for " + type);
    }

    private static Object constant(JsonNode node, Class<?> type, String path) {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant ->
                        node.isTextual() && ((Enum<?>) constant).name().equals(node.textValue()))
                .findFirst()
                .orElseThrow(() -> {
                    String all = Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
                    return RecordReader.wrong(path, "one of " + all, node);
                });
    }

    private static Instant time(JsonNode node, String path) {
        String expected = "a time with its zone, such as 2026-11-24T03:10:04Z";
        try {
            return OffsetDateTime.parse(text(node, expected, path)).toInstant();
        } catch (DateTimeException other) {
            throw RecordReader.wrong(path, expected, node);
        }
    }

    private static Duration duration(JsonNode node, String path) {
        String expected = "a duration such as PT1.5S";
        try {
            return Duration.parse(text(node, expected, path));
        } catch (DateTimeException other) {
            throw RecordReader.wrong(path, expected, node);
        }
    }

    private static String text(JsonNode node, String expected, String path) {
        require(node.isTextual(), node, expected, path);
        return node.textValue();
    }

    private static void require(boolean so, JsonNode node, String expected, String path) {
        if (!so) {
            throw RecordReader.wrong(path, expected, node);
        }
    }
}
