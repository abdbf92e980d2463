package dev.selfheal.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.selfheal.sys.Json;
import java.io.IOException;

/** The id of the cycle that an outcome is of, found without making a tree of the rest. */
final class OutcomeId {
    private OutcomeId() {}

    /** Empty where this is no outcome, or not whole, or more than one. */
    static String of(String json) {
        String id = "";
        try (JsonParser parser = Json.MAPPER.getFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals("id");
                if (parser.nextToken().isScalarValue() && named) {
                    id = parser.getText();
                }
                parser.skipChildren();
            }
            // Where a line's end is damaged, two lines are one.
            return parser.nextToken() == null ? id : "";
        } catch (IOException damaged) {
            return "";
        }
    }
}
