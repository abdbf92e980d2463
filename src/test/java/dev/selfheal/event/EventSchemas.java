package dev.selfheal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Holds events to the schema that the CloudEvents project publishes, and their data to the one that they name. */
public final class EventSchemas {
    private static final Path OWN = Path.of(System.getProperty("selfheal.home"), "event-schema");
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private EventSchemas() {}

    /** What is wrong with an event. */
    public static List<String> problems(String event) {
        JsonNode node = Records.parse(event);
        String schema = node.path("dataschema").asText().replaceFirst(".*:", "");
        return Stream.concat(published(node).stream(), data(schema, node.path("data")).stream())
                .toList();
    }

    /** By the published schema. */
    static List<String> published(JsonNode event) {
        try (InputStream in = EventSchemas.class.getResourceAsStream("/cloudevents/cloudevents.schema.json")) {
            return problems(VersionFlag.V7, Json.MAPPER.readTree(Objects.requireNonNull(in)), event);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** By our own: {@code alert} or {@code cycle}. */
    public static List<String> data(String name, JsonNode data) {
        try {
            JsonNode schema = Json.MAPPER.readTree(Files.readString(OWN.resolve(name + ".schema.json")));
            return problems(VersionFlag.V202012, schema, data);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<String> problems(VersionFlag version, JsonNode schema, JsonNode document) {
        return JsonSchemaFactory.getInstance(version).getSchema(schema, STRICT).validate(document).stream()
                .map(ValidationMessage::toString)
                .toList();
    }
}
