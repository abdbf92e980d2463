package dev.selfheal.chronicle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A day as its file has it. */
final class DayJson {
    private DayJson() {}

    static String write(Day day) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("schema", day.schema()).put("day", day.day().toString()).put("lastCycle", day.lastCycle());
        root.put("whole", day.whole()).put("cycles", day.cycles());
        root.put("first", day.first().toString()).put("last", day.last().toString());
        Duration every = day.every();
        if (every != null) {
            root.put("every", every.toString());
        }
        ArrayNode hourly = root.putArray("hourly");
        day.hourly().forEach(hourly::add);
        records(root.putArray("notes"), day.notes());
        records(root.putArray("episodes"), day.episodes());
        records(root.putArray("troubles"), day.troubles());
        ObjectNode subjects = root.putObject("subjects");
        new TreeMap<>(day.subjects()).forEach(subjects::put);
        ObjectNode trends = root.putObject("trends");
        new TreeMap<>(day.trends()).forEach((subject, trend) -> trends.set(subject, trend(trend)));
        ObjectNode leftOut = root.putObject("leftOut");
        new TreeMap<>(day.leftOut()).forEach(leftOut::put);
        return root + "\n";
    }

    private static void records(ArrayNode array, Collection<? extends Record> records) {
        records.forEach(one -> array.add(Records.write(one)));
    }

    private static ObjectNode trend(Trend trend) {
        ObjectNode node = Json.MAPPER.createObjectNode().put("unit", trend.unit());
        if (trend.limit() != null) {
            node.put("limit", trend.limit());
        }
        if (trend.of() != null) {
            node.put("of", trend.of());
        }
        ArrayNode hours = node.putArray("hours");
        trend.hours().forEach(hours::add);
        return node;
    }

    /** @throws IllegalArgumentException if it is no day of this version; it says what is wrong */
    static Day read(byte[] bytes) {
        JsonNode root = Records.parse(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        int schema = root.path("schema").asInt();
        if (schema != Day.SCHEMA) {
            throw new IllegalArgumentException(
                    schema > Day.SCHEMA
                            ? "a newer Selfheal wrote it (schema " + schema + ")"
                            : "it is no day's summary");
        }
        try {
            return new Day(
                    schema,
                    LocalDate.parse(root.path("day").asText()),
                    root.path("lastCycle").asText(),
                    root.path("cycles").asInt(),
                    Instant.parse(root.path("first").asText()),
                    Instant.parse(root.path("last").asText()),
                    map(root.path("subjects"), (to, one) -> to.put(one.getKey(), hours(one.getValue()))),
                    records(root.path("episodes"), Episode.class),
                    map(root.path("trends"), (to, one) -> to.put(one.getKey(), trend(one.getValue()))),
                    records(root.path("troubles"), Trouble.class),
                    records(root.path("notes"), Note.class),
                    hourly(root.path("hourly")),
                    root.hasNonNull("every") ? Duration.parse(root.path("every").asText()) : null,
                    map(
                            root.path("leftOut"),
                            (to, one) -> to.put(one.getKey(), one.getValue().asInt())),
                    root.path("whole").asBoolean());
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    private static <T> Map<String, T> map(JsonNode node, BiConsumer<Map<String, T>, Map.Entry<String, JsonNode>> put) {
        Map<String, T> map = new TreeMap<>();
        node.properties().forEach(one -> put.accept(map, one));
        return map;
    }

    private static <T extends Record> List<T> records(JsonNode array, Class<T> type) {
        List<T> records = new ArrayList<>();
        array.forEach(one -> records.add(Records.read(one, type, "$." + type.getSimpleName())));
        return List.copyOf(records);
    }

    private static String hours(JsonNode node) {
        if (node.asText().length() != Hours.A_DAY) {
            throw new IllegalArgumentException("a subject has not 24 hours: " + node);
        }
        return node.asText();
    }

    private static List<Integer> hourly(JsonNode node) {
        List<Integer> hourly = new ArrayList<>();
        node.forEach(one -> hourly.add(one.asInt()));
        if (hourly.size() != Hours.A_DAY) {
            throw new IllegalArgumentException("it has not 24 hours: " + node);
        }
        return List.copyOf(hourly);
    }

    private static Trend trend(JsonNode node) {
        List<@Nullable Long> hours = new ArrayList<>();
        node.path("hours").forEach(one -> hours.add(one.isNumber() ? one.longValue() : null));
        if (hours.size() != Hours.A_DAY) {
            throw new IllegalArgumentException("a trend has not 24 hours: " + node);
        }
        return new Trend(
                node.path("unit").asText(),
                number(node.get("limit")),
                number(node.get("of")),
                Collections.unmodifiableList(hours));
    }

    private static @Nullable Long number(@Nullable JsonNode node) {
        return node == null || !node.isNumber() ? null : Long.valueOf(node.longValue());
    }
}
