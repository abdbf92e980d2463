package dev.selfheal.chronicle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** How an outcome begins: which cycle it is of, and when that began. Read without the rest of it. */
public record Head(String id, Instant startedAt) {
    /** Empty if it is no outcome. */
    public static Optional<Head> of(String json) {
        String id = "";
        String started = "";
        try (JsonParser parser = Json.MAPPER.getFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME && (id.isEmpty() || started.isEmpty())) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("id")) {
                    id = parser.getText();
                } else if (name.equals("startedAt")) {
                    started = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            return id.isEmpty() ? Optional.empty() : Optional.of(new Head(id, Instant.parse(started)));
        } catch (IOException | DateTimeException damaged) {
            return Optional.empty();
        }
    }
}
