package dev.selfheal.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.chronicle.present.StatusReport;
import dev.selfheal.chronicle.told.HistoryReport;
import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.sys.Json;
import dev.selfheal.verdict.Verdict;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records and schemas say the same, in both directions. */
class SchemaDriftTest {
    private static final Path FOLDER = Path.of(System.getProperty("selfheal.home"), "facts-schema");

    static Stream<Class<?>> described() {
        return Stream.concat(
                Generated.kinds().stream(),
                Stream.of(Verdict.class, Outcome.class, HistoryReport.class, StatusReport.class));
    }

    @ParameterizedTest
    @MethodSource("described")
    void a_schema_has_exactly_the_fields_of_its_record(Class<?> type) throws IOException {
        JsonNode schema = load(Kinds.of(type) + ".schema.json");
        List<String> extra = type == Outcome.class
                ? List.of("schema", "complete")
                : Fact.class.isAssignableFrom(type) ? List.of("kind") : List.of();
        compare(type, schema, new Place(schema, Kinds.of(type)), extra);
    }

    @Test
    void every_schema_belongs_to_a_record() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        described().forEach(type -> expected.add(Kinds.of(type) + ".schema.json"));
        assertTrue(expected.size() > 15, "too few records were found: " + expected);
        TreeSet<String> found = new TreeSet<>();
        try (var files = Files.list(FOLDER)) {
            files.forEach(file -> found.add(file.getFileName().toString()));
        }
        assertEquals(expected, found);
    }

    @Test
    void the_outcome_sends_every_kind_to_its_schema() throws IOException {
        List<String> sent = new ArrayList<>();
        for (JsonNode choice : load("outcome.schema.json").at("/$defs/fact/allOf")) {
            String kind = choice.at("/if/properties/kind/const").textValue();
            assertEquals(kind + ".schema.json", choice.at("/then/$ref").textValue());
            sent.add(kind);
        }
        assertEquals(Generated.kinds().stream().map(Kinds::of).sorted().toList(), sent);
    }

    /** A schema node's document, for local references, and its place in messages. */
    private record Place(JsonNode document, String path) {
        Place at(String name) {
            return new Place(document, path + "." + name);
        }
    }

    private static void compare(Class<?> type, JsonNode schema, Place place, List<String> extra) throws IOException {
        assertEquals("object", schema.path("type").asText(), place.path());
        assertTrue(schema.path("description").asText().length() > 8, place.path() + " has no description");
        assertFalse(schema.path("additionalProperties").asBoolean(true), place.path() + " allows other properties");
        TreeSet<String> names = new TreeSet<>(extra);
        TreeSet<String> required = new TreeSet<>(extra);
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        JsonNode properties = schema.path("properties");
        assertEquals(names, new TreeSet<>(list(properties.fieldNames())), place.path());
        TreeSet<String> stated = new TreeSet<>();
        schema.path("required").forEach(name -> stated.add(name.textValue()));
        assertEquals(required, stated, place.path() + " required");
        for (RecordComponent component : type.getRecordComponents()) {
            Place inner = place.at(component.getName());
            JsonNode property = properties.get(component.getName());
            assertTrue(property.path("description").asText().length() > 3, inner.path() + " has no description");
            compare(component.getGenericType(), property, inner);
        }
    }

    private static void compare(Type type, JsonNode schema, Place place) throws IOException {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            assertEquals("array", schema.path("type").asText(), place.path());
            compare(generic.getActualTypeArguments()[0], schema.path("items"), place.at("items"));
        } else if (type instanceof ParameterizedType generic) {
            assertEquals("object", schema.path("type").asText(), place.path());
            compare(generic.getActualTypeArguments()[1], schema.path("additionalProperties"), place.at("*"));
        } else if (type == Fact.class) {
            assertEquals("fact", schema.path("$ref").asText().replace("#/$defs/", ""), place.path());
        } else if (((Class<?>) type).isRecord()) {
            nested((Class<?>) type, schema.path("$ref").asText(), place);
        } else if (((Class<?>) type).isEnum()) {
            List<String> constants = Arrays.stream(((Class<?>) type).getEnumConstants())
                    .map(Object::toString)
                    .toList();
            List<String> stated = new ArrayList<>();
            schema.path("enum").forEach(constant -> stated.add(constant.asText()));
            assertEquals(constants, stated, place.path());
        } else {
            scalar((Class<?>) type, schema, place);
        }
    }

    private static void nested(Class<?> type, String reference, Place place) throws IOException {
        String[] parts = reference.split("#", 2);
        JsonNode document = parts[0].isEmpty() ? place.document() : load(parts[0]);
        JsonNode schema = document.at(parts.length == 2 ? parts[1] : "");
        assertFalse(schema.isMissingNode(), place.path() + " refers to nothing: " + reference);
        compare(type, schema, new Place(document, place.path()), List.of());
    }

    private static void scalar(Class<?> type, JsonNode schema, Place place) {
        String expected =
                switch (type.getSimpleName()) {
                    case "String", "Instant", "Duration" -> "string";
                    case "int", "Integer", "long", "Long" -> "integer";
                    case "double", "Double" -> "number";
                    case "boolean", "Boolean" -> "boolean";
                    default -> throw new IllegalStateException(place.path() + ": " + type);
                };
        assertEquals(expected, schema.path("type").asText(), place.path());
        assertEquals(type == Instant.class, schema.path("format").asText().equals("date-time"), place.path());
        assertEquals(type == Duration.class, schema.path("pattern").asText().contains("T(?="), place.path());
    }

    private static JsonNode load(String name) throws IOException {
        JsonNode schema = Json.MAPPER.readTree(Files.readString(FOLDER.resolve(name)));

        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.path("$schema").asText(),
                name);
        assertNotNull(schema.get("title"), name + " has no title");
        return schema;
    }

    private static List<String> list(Iterator<String> names) {
        List<String> list = new ArrayList<>();
        names.forEachRemaining(list::add);
        return list;
    }
}
