package dev.selfheal.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import java.util.List;

/** Outcomes as JSON documents, what people look for first at the top. {@code facts-schema/outcome.schema.json} says what is in them. */
public final class OutcomeJson {
    private static final List<String> ORDER = List.of(
            "schema",
            "id",
            "status",
            "complete",
            "host",
            "version",
            "mode",
            "startedAt",
            "finishedAt",
            "problems",
            "fixes",
            "diagnosis",
            "alerted",
            "verdict",
            "facts",
            "earlier",
            "digests");

    private OutcomeJson() {}

    public static ObjectNode write(Outcome outcome) {
        ObjectNode fields = Records.write(outcome);
        fields.put("schema", Outcome.SCHEMA);
        fields.put("complete", outcome.finishedAt() != null);
        ObjectNode document = fields.objectNode();
        for (String name : ORDER) {
            JsonNode value = fields.remove(name);
            if (value != null) {
                document.set(name, value);
            }
        }
        // A field that the order forgot comes last rather than not at all.
        return document.setAll(fields);
    }

    /** For the latest outcome, which people open. Ends with a line feed. */
    public static String pretty(Outcome outcome) {
        return write(outcome).toPrettyString() + "\n";
    }

    /** For the history, one outcome a line. Ends with a line feed. */
    public static String line(Outcome outcome) {
        return write(outcome) + "\n";
    }

    /** @throws IllegalArgumentException if it is not an outcome; the message names the JSON path and what was expected */
    public static Outcome read(String text) {
        return read(Records.parse(text));
    }

    /** @throws IllegalArgumentException if it is not an outcome; the message names the JSON path and what was expected */
    public static Outcome read(JsonNode document) {
        return read(document, OwnKinds.NONE);
    }

    /** The same for an outcome whose facts may also be of the owner's own kinds. */
    public static Outcome read(JsonNode document, OwnKinds own) {
        if (!(document instanceof ObjectNode object)) {
            throw new IllegalArgumentException("$: expected an outcome, found no object");
        }
        ObjectNode fields = object.deepCopy();
        JsonNode schema = fields.remove("schema");
        if (schema == null || !schema.isInt() || schema.intValue() != Outcome.SCHEMA) {
            throw new IllegalArgumentException("$.schema: expected " + Outcome.SCHEMA + ", found "
                    + (schema == null ? "none" : schema) + "; this version of Selfheal reads no other");
        }
        JsonNode complete = fields.remove("complete");
        Outcome outcome = Records.read(fields, Outcome.class, "$", own);
        boolean finished = outcome.finishedAt() != null;
        if (complete == null || !complete.isBoolean() || complete.booleanValue() != finished) {
            throw new IllegalArgumentException("$.complete: expected " + finished + ", as "
                    + (finished ? "there is" : "there is no") + " finishedAt; found "
                    + (complete == null ? "none" : complete));
        }
        return outcome;
    }
}
