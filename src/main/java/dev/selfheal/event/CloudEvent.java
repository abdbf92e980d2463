package dev.selfheal.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.time.Instant;

/**
 * An event in the JSON form of CloudEvents 1.0, so that whoever consumes a bus can sort it without knowing Selfheal.
 *
 * @param id never that of another event of the same source; the same where an event is delivered twice
 * @param source a URI that tells this machine's Selfheal from every other one
 * @param type what happened, after {@link #PREFIX}
 * @param subject what it is about
 * @param schema a URI that names the schema of the data
 */
public record CloudEvent(
        String id, String source, String type, Instant time, String subject, String schema, ObjectNode data) {
    /** The media type of one event. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /** How each type begins. */
    public static final String PREFIX = "dev.selfheal.";

    private static final String VERSION = "1.0";

    /** One JSON object on one line, without a line end. */
    public String json() {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("specversion", VERSION)
                .put("id", id)
                .put("source", source)
                .put("type", PREFIX + type)
                .put("time", time.toString())
                .put("subject", subject)
                .put("datacontenttype", "application/json")
                .put("dataschema", schema);
        node.set("data", data);
        return node.toString();
    }
}
