package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.sys.Json;
import java.util.Locale;

/**
 * Facts as JSON objects whose {@code kind} names their record in lower case with hyphens: {@code {"kind": "probe-failure",
 * "subject": ...}}. The name leads to the record by convention, so that a new kind needs no list to be changed.
 */
public final class Kinds {
    private static final String PACKAGE = Fact.class.getPackageName();

    private Kinds() {}

    /** The kind of this fact, such as {@code probe-failure}. */
    public static String of(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    public static ObjectNode write(Fact fact) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("kind", of(fact.getClass()));
        node.setAll(Records.write((Record) fact));
        return node;
    }

    /** @throws IllegalArgumentException if it is not a fact of a shipped kind; the message says what is wrong, and where */
    public static Fact read(JsonNode node) {
        return read(node, "$");
    }

    /** The same for a fact that stands at that JSON path of a larger document. */
    public static Fact read(JsonNode node, String path) {
        return read(node, path, OwnKinds.NONE);
    }

    /** The same for facts that may also be of the owner's own kinds. */
    public static Fact read(JsonNode node, String path, OwnKinds own) {
        if (!(node instanceof ObjectNode object) || !object.path("kind").isTextual()) {
            throw RecordReader.wrong(path, "a fact: an object with a kind", node);
        }
        ObjectNode fields = object.deepCopy();
        String kind = fields.remove("kind").textValue();
        return Records.read(fields, type(kind, path, own), path, own);
    }

    /**
     * The record behind a kind, for a fact at that JSON path.
     *
     * @throws IllegalArgumentException if there is no such kind of fact, or the owner's schema of it cannot be used
     */
    public static Class<? extends Fact> type(String kind, String path, OwnKinds own) {
        try {
            Class<?> type = Class.forName(PACKAGE + "." + typeName(kind));
            if (type.isRecord() && Fact.class.isAssignableFrom(type)) {
                return type.asSubclass(Fact.class);
            }
        } catch (ClassNotFoundException | LinkageError unknown) {
            // Perhaps the owner's; else reported below with every other unknown kind.
        }
        return own.type(kind)
                .orElseThrow(() -> new IllegalArgumentException(
                        path + ".kind: " + own.whyNot(kind).orElse("no such kind of fact: \"" + kind + "\"")));
    }

    /** The simple name of the record of a kind, such as {@code ProbeFailure}. */
    public static String typeName(String kind) {
        StringBuilder name = new StringBuilder();
        for (String part : kind.split("-")) {
            name.append(part.substring(0, Math.min(1, part.length())).toUpperCase(Locale.ROOT));
            name.append(part.substring(Math.min(1, part.length())));
        }
        return name.toString();
    }
}
