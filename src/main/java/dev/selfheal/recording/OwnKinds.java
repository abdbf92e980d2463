package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The kinds of facts that the owner of this machine described in schema files, as records that no Java source declares. It is
 * a value, handed to whoever reads facts or loads rules; all who work together need the same one, since the records of
 * another, though made of the same files, are other types.
 */
public final class OwnKinds {
    /** Where rules import them from. */
    public static final String PACKAGE = Fact.class.getPackageName() + ".own";

    /** For those who know only the shipped kinds. */
    public static final OwnKinds NONE = new OwnKinds("", Map.of(), Map.of(), Map.of());

    private final String digest;
    private final Map<String, String> schemas;
    private final Map<String, byte[]> classes;
    private final Map<String, String> unusable;
    private final ClassLoader loader;

    /**
     * Puts them together.
     *
     * @param digest of all schema files; empty where there is none
     * @param schemas kind to the text of its schema
     * @param classes class name to its bytes: the record of each kind, and what else these need
     * @param unusable kind to what is wrong with its schema
     */
    public OwnKinds(
            String digest, Map<String, String> schemas, Map<String, byte[]> classes, Map<String, String> unusable) {
        this.digest = digest;
        this.schemas = Collections.unmodifiableMap(new TreeMap<>(schemas));
        this.classes = new TreeMap<>(classes);
        this.unusable = Map.copyOf(unusable);
        ClassLoader ours = OwnKinds.class.getClassLoader();
        this.loader = classes.isEmpty() ? ours : new OwnLoader(this.classes, ours);
    }

    /** Their names, sorted. */
    public SortedSet<String> kinds() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(schemas.keySet()));
    }

    /** Names the content of all schema files; empty where there is none. */
    public String digest() {
        return digest;
    }

    /** Whether every schema could be used. */
    public boolean whole() {
        return unusable.isEmpty();
    }

    /** Knows these records, and all that Selfheal itself knows. */
    public ClassLoader loader() {
        return loader;
    }

    /** The schema of a kind. */
    public Optional<String> schema(String kind) {
        return Optional.ofNullable(schemas.get(kind));
    }

    /** Why this kind cannot be used though it has a schema. */
    Optional<String> whyNot(String kind) {
        return Optional.ofNullable(unusable.get(kind));
    }

    /** The record behind a kind. */
    Optional<Class<? extends Fact>> type(String kind) {
        if (!schemas.containsKey(kind)) {
            return Optional.empty();
        }
        try {
            String name = PACKAGE + "." + Kinds.typeName(kind);
            return Optional.of(Class.forName(name, true, loader).asSubclass(Fact.class));
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException("no class was made of " + kind, impossible);
        }
    }

    /** All that is needed to have the same kinds again in another process, but what is wrong with others. */
    public byte[] bytes() {
        ObjectNode all = Json.MAPPER.createObjectNode().put("digest", digest);
        ObjectNode texts = all.putObject("schemas");
        schemas.forEach(texts::put);
        ObjectNode code = all.putObject("classes");
        classes.forEach(code::put);
        return all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * The way back. What it is given becomes code: it must come from where only this user can write.
     *
     * @throws IOException if these are not such bytes
     */
    public static OwnKinds of(byte[] bytes) throws IOException {
        JsonNode all = Json.MAPPER.readTree(bytes);
        Map<String, String> schemas = new TreeMap<>();
        all.path("schemas")
                .properties()
                .forEach(
                        schema -> schemas.put(schema.getKey(), schema.getValue().asText()));
        Map<String, byte[]> classes = new TreeMap<>();
        for (var code : all.path("classes").properties()) {
            classes.put(code.getKey(), code.getValue().binaryValue());
        }
        OwnKinds kinds = new OwnKinds(all.path("digest").asText(), schemas, classes, Map.of());
        try {
            schemas.keySet().forEach(kinds::type);
        } catch (IllegalStateException | LinkageError broken) {
            throw new IOException("these are no kinds of facts", broken);
        }
        return kinds;
    }
}
