package dev.selfheal.recording.own;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a schema says of one field. */
final class FieldReader {
    static final int MOST_WORDS = 100;
    private static final String TYPES = "write string, integer, number, boolean, an enum of words, an array of strings,"
            + " or an object with numbers as additionalProperties";

    private FieldReader() {}

    /** The field; none where something is wrong with it, which is told at its place. */
    static Optional<Field> read(Place place, String name, boolean required) {
        if (!place.node().isObject()) {
            place.expected("what the field may hold", "write it as an object, such as {\"type\": \"integer\"}");
            return Optional.empty();
        }
        if (place.node().has("enum")) {
            return Optional.of(new Field(name, FieldType.WORD, required, words(place)));
        }
        return type(place).map(type -> new Field(name, type, required, List.of()));
    }

    private static Optional<FieldType> type(Place place) {
        JsonNode type = place.node().path("type");
        return switch (type.isTextual() ? type.textValue() : "") {
            case "string" -> Optional.of(text(place));
            case "integer" -> plain(place, FieldType.WHOLE, Keywords.NUMBER);
            case "number" -> plain(place, FieldType.NUMBER, Keywords.NUMBER);
            case "boolean" -> plain(place, FieldType.TRUTH, Keywords.BOOLEAN);
            case "array" -> {
                element(place.at("items"), "string", Keywords.STRING, "only lists of strings are read");
                yield plain(place, FieldType.TEXTS, Keywords.ARRAY);
            }
            case "object" -> {
                String cure =
                        "only maps of numbers are read: give other inner fields names of their own in the fact itself";
                element(place.at("additionalProperties"), "number", Keywords.NUMBER, cure);
                yield plain(place, FieldType.NUMBERS, Keywords.OBJECT);
            }
            default -> {
                if (type.isArray()) {
                    place.at("type")
                            .problem("a field has one type", "where it may be absent, leave it out of required");
                } else {
                    place.at("type").expected("a type of field", TYPES);
                }
                yield Optional.empty();
            }
        };
    }

    private static Optional<FieldType> plain(Place place, FieldType type, List<String> keywords) {
        Keywords.only(place, keywords, "take it out");
        return Optional.of(type);
    }

    private static FieldType text(Place place) {
        Keywords.only(place, Keywords.STRING, "take it out");
        Place format = place.at("format");
        if (format.node().isMissingNode()) {
            // As the shipped schemas mark durations: such a text has a pattern that asks for digits behind a T.
            return place.at("pattern").node().asText().startsWith("^P(?=.)") ? FieldType.DURATION : FieldType.TEXT;
        }
        if ("date-time".equals(format.node().textValue())) {
            return FieldType.TIME;
        }
        if ("duration".equals(format.node().textValue())) {
            return FieldType.DURATION;
        }
        format.expected("\"date-time\" or \"duration\"", "say any other with a pattern");
        return FieldType.TEXT;
    }

    private static void element(Place place, String type, List<String> keywords, String cure) {
        if (!place.node().isObject() || !type.equals(place.node().path("type").textValue())) {
            place.expected("{\"type\": \"" + type + "\"}", cure);
            return;
        }
        List<String> plain = new ArrayList<>(keywords);
        plain.removeAll(List.of("format", "const"));
        Keywords.only(place, plain, "take it out");
    }

    private static List<String> words(Place place) {
        Keywords.only(place, Keywords.ENUM, "an enum says all by itself: take it out");
        Place type = place.at("type");
        if (!type.node().isMissingNode() && !"string".equals(type.node().textValue())) {
            type.expected("\"string\"", "for numbers, use integer with minimum and maximum");
        }
        Place list = place.at("enum");
        if (!list.node().isArray() || list.node().isEmpty() || list.node().size() > MOST_WORDS) {
            list.expected("a list of 1 to " + MOST_WORDS + " words", "for anything else, use a string with a pattern");
            return List.of();
        }
        Set<String> words = new LinkedHashSet<>();
        for (int i = 0; i < list.node().size(); i++) {
            Place one = list.at(i);
            String word = one.node().asText();
            if (!one.node().isTextual() || !Words.constant(word)) {
                String cure = "write it as " + Words.constantFor(word) + ", there and in what your program prints";
                one.problem(one.found() + " is no word that rules can name", cure);
            } else if (!words.add(word)) {
                one.problem(one.found() + " is said twice", "take one of them out");
            }
        }
        return List.copyOf(words);
    }
}
