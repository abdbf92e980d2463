package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.sys.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts as JSON objects whose {@code kind} names their record in lower case with hyphens: {@code {"kind": "probe-failure",
 * "subject": ...}}. The name leads to the record by convention, so that a new kind needs no list to be changed.
 */
public final class Kinds {
    private static final String PACKAGE = Fact.class.getPackageName();
    private static final Set<String> KIND = Set.of("kind");
    private static final Map<String, Class<? extends Fact>> SHIPPED = new ConcurrentHashMap<>();

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

    /** @throws WrongJson if it is not a fact of a shipped kind; it says what is wrong, and where */
    public static Fact read(JsonNode node) {
        return read(node, "$", OwnKinds.NONE);
    }

    /**
     * The same for facts that may also be of the owner's own kinds.
     *
     * @param path where the fact stands in a larger document, such as {@code $.facts[3]}
     */
    public static Fact read(JsonNode node, String path, OwnKinds own) {
        Trail trail = new Trail(path, own);
        Object fact = read(node, trail);
        trail.end();
        return (Fact) Objects.requireNonNull(fact);
    }

    static @Nullable Object read(JsonNode node, Trail trail) {
        JsonNode kind = node.get("kind");
        if (!node.isObject() || kind == null || !kind.isTextual()) {
            trail.expected("a fact: an object with a kind", node);
            return null;
        }
        Optional<Class<? extends Fact>> type = find(kind.textValue(), trail.own());
        if (type.isEmpty()) {
            trail.in("kind");
            trail.wrong(whyNot(kind.textValue(), trail.own()));
            trail.out();
            return null;
        }
        return RecordForm.of(type.get()).read(node, trail, KIND);
    }

    /**
     * The record behind a kind, for a fact at that JSON path.
     *
     * @throws WrongJson if there is no such kind of fact, or the owner's schema of it cannot be used
     */
    public static Class<? extends Fact> type(String kind, String path, OwnKinds own) {
        return find(kind, own).orElseThrow(() -> new WrongJson(path + ".kind: " + whyNot(kind, own)));
    }

    private static String whyNot(String kind, OwnKinds own) {
        return own.whyNot(kind).orElse("no such kind of fact: \"" + kind + "\"");
    }

    private static Optional<Class<? extends Fact>> find(String kind, OwnKinds own) {
        Class<? extends Fact> known = SHIPPED.get(kind);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Class<?> type = Class.forName(PACKAGE + "." + typeName(kind));
            if (type.isRecord() && Fact.class.isAssignableFrom(type) && of(type).equals(kind)) {
                SHIPPED.put(kind, type.asSubclass(Fact.class));
                return Optional.of(type.asSubclass(Fact.class));
            }
        } catch (ClassNotFoundException | LinkageError unknown) {
            // Perhaps the owner's; else told with every other unknown kind.
        }
        return own.type(kind);
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
