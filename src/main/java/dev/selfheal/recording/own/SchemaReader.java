package dev.selfheal.recording.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.selfheal.sys.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one schema file, in the dialect of the shipped ones and strictly: what it does not understand, nobody would check. */
final class SchemaReader {
    static final int MOST_FIELDS = 60;
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final List<String> KEYS = List.of(
            "$schema",
            "$id",
            "$comment",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties");
    private static final ObjectReader STRICT = Json.MAPPER
            .reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private SchemaReader() {}

    /**
     * The kind that a file describes.
     *
     * @param file with its folder, for messages
     * @param kind by the name of the file
     * @param problems is told all that is wrong; then there is no kind
     */
    static Optional<KindSchema> read(String file, String kind, String text, List<KindProblem> problems) {
        List<KindProblem> here = new ArrayList<>();
        List<Field> fields = List.of();
        try {
            JsonNode document = STRICT.readTree(text);
            Place whole = new Place(file, "$", document, here);
            if (document.isObject()) {
                fields = whole(whole, kind);
            } else {
                whole.expected("a schema", "write a JSON object, as in the shipped facts-schema/service.schema.json");
            }
        } catch (JsonProcessingException wrong) {
            var at = wrong.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            String what =
                    "is not JSON" + where + ": " + wrong.getOriginalMessage().replaceAll("\\s+", " ");
            here.add(new KindProblem(file, "", what, "look there and just before"));
        }
        problems.addAll(here);
        return here.isEmpty() ? Optional.of(new KindSchema(file, kind, text, fields)) : Optional.empty();
    }

    private static List<Field> whole(Place whole, String kind) {
        Keywords.only(whole, KEYS, "describe each field by itself, under properties");
        Place draft = whole.at("$schema");
        if (!draft.node().isMissingNode() && !DRAFT.equals(draft.node().textValue())) {
            draft.expected("\"" + DRAFT + "\"", "write that, or leave it out");
        }
        if (!"object".equals(whole.at("type").node().textValue())) {
            whole.at("type").expected("\"object\"", "a fact is an object with fields");
        }
        Place more = whole.at("additionalProperties");
        if (!more.node().isBoolean() || more.node().booleanValue()) {
            more.expected("false", "a field that is not described here is refused, so say it");
        }
        Place properties = whole.at("properties");
        if (!properties.node().isObject()) {
            properties.expected("an object", "describe kind, subject and your fields in it");
            return List.of();
        }
        return fields(properties, required(whole.at("required"), properties), kind);
    }

    private static Set<String> required(Place required, Place properties) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < required.node().size(); i++) {
            Place one = required.at(i);
            String name = one.node().asText();
            if (!one.node().isTextual() || !properties.node().has(name)) {
                one.problem(one.found() + " is not among the properties", "describe it there, or take it out here");
            } else if (!names.add(name)) {
                one.problem(one.found() + " is said twice", "take one of them out");
            }
        }
        if (!names.contains("kind") || !names.contains("subject")) {
            required.expected("a list with kind and subject", "every fact says what it is, and what it is about");
        }
        return names;
    }

    private static List<Field> fields(Place properties, Set<String> required, String kind) {
        kind(properties.at("kind"), kind);
        if (!properties.node().has("subject")) {
            properties.at("subject").expected("{\"type\": \"string\"}", "every fact is about something");
        }
        if (properties.node().size() > MOST_FIELDS) {
            properties.problem("more than " + MOST_FIELDS + " fields", "make two kinds of it");
        }
        List<Field> fields = new ArrayList<>();
        for (var property : properties.node().properties()) {
            String name = property.getKey();
            if (name.equals("kind")) {
                continue;
            }
            Place place = properties.at(name);
            name(place, name);
            FieldReader.read(place, name, required.contains(name)).ifPresent(field -> {
                if (name.equals("subject") && field.type() != FieldType.TEXT) {
                    place.expected("{\"type\": \"string\"}", "a subject is text, such as command:backup/nightly");
                }
                fields.add(field);
            });
        }
        return List.copyOf(fields);
    }

    private static void kind(Place place, String kind) {
        Place constant = place.at("const");
        if (!kind.equals(constant.node().textValue())) {
            constant.expected("\"" + kind + "\"", "the file is named by its kind, and there is one file for each");
        }
        if (place.node().isObject()) {
            Keywords.only(place, List.of("const", "type", "description", "title", "$comment"), "take it out");
        }
    }

    private static void name(Place place, String name) {
        if (!Words.field(name)) {
            String cure = "begin with a small letter, and go on with letters and digits, such as ageHours";
            place.problem("\"" + name + "\" is no name for a field", cure);
        } else if (Words.reserved(name)) {
            place.problem("\"" + name + "\" is a word of Java or of the rule language", "choose another name");
        }
    }
}
