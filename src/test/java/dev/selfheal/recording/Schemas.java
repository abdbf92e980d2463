package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** The shipped schemas, from the class path alone: no reference is looked up anywhere else. */
public final class Schemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(location -> {
                if (location.toString().startsWith("classpath:")) {
                    return null; // the next loader's
                }
                throw new IllegalStateException("a schema was looked for outside of the class path: " + location);
            })));

    private Schemas() {}

    /** What is wrong with a document, by the schema of that name. */
    public static List<String> problems(String name, JsonNode document) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema schema =
                FACTORY.getSchema(SchemaLocation.of("classpath:facts-schema/" + name + ".schema.json"), config);
        return schema.validate(document).stream()
                .map(ValidationMessage::toString)
                .toList();
    }
}
