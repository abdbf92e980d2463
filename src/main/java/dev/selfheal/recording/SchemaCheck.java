package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Checks facts from outside against {@code facts-schema/}, the shipped one and the owner's. It is made only when needed: the validator takes long to load. */
public final class SchemaCheck {
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
    private final OwnKinds own;

    public SchemaCheck(OwnKinds own) {
        this.own = own;
    }

    /** What is wrong with this fact, each with its place; nothing if it is as its kind's schema says. */
    public List<String> problems(JsonNode fact) {
        JsonNode kind = fact.path("kind");
        // The name becomes part of a path, so nothing but a name will do.
        if (!kind.isTextual() || !kind.textValue().matches("[a-z][a-z0-9-]{0,60}")) {
            return List.of("$: a fact is an object with a kind");
        }
        try {
            JsonSchema schema = schema(kind.textValue());
            return schema == null
                    ? List.of("$.kind: no such kind of fact: " + kind.textValue())
                    : schema.validate(fact).stream()
                            .map(message -> message.getMessage())
                            .sorted()
                            .toList();
        } catch (IOException unreadable) {
            return List.of("the schema of " + kind.textValue() + " cannot be read: " + unreadable.getMessage());
        }
    }

    private @Nullable JsonSchema schema(String kind) throws IOException {
        JsonSchema known = schemas.get(kind);
        if (known != null) {
            return known;
        }
        JsonNode text = text(kind);
        if (text == null) {
            return null;
        }
        JsonSchema read = factory.getSchema(text);
        schemas.put(kind, read);
        return read;
    }

    private @Nullable JsonNode text(String kind) throws IOException {
        if (own.schema(kind).isPresent()) {
            return Json.MAPPER.readTree(own.schema(kind).get());
        }
        try (InputStream in = SchemaCheck.class.getResourceAsStream("/facts-schema/" + kind + ".schema.json")) {
            return in == null ? null : Json.MAPPER.readTree(in);
        }
    }
}
