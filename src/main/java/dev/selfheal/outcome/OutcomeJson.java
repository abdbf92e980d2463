package dev.selfheal.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.WrongJson;
import java.util.List;
import java.util.Set;

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

    private static final Set<String> BESIDES = Set.of("schema", "complete");

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

    /** @throws WrongJson if it is not an outcome; each problem names the JSON path and what was expected */
    public static Outcome read(String text) {
        return read(Records.parse(text));
    }

    /** @throws WrongJson if it is not an outcome; each problem names the JSON path and what was expected */
    public static Outcome read(JsonNode document) {
        return read(document, OwnKinds.NONE);
    }

    /** The same for an outcome whose facts may also be of the owner's own kinds. */
    public static Outcome read(JsonNode document, OwnKinds own) {
        if (!document.isObject()) {
            throw new WrongJson("$: expected an outcome, found no object");
        }
        JsonNode schema = document.get("schema");
        if (schema == null || !schema.isInt() || schema.intValue() != Outcome.SCHEMA) {
            throw new WrongJson("$.schema: expected " + Outcome.SCHEMA + ", found " + (schema == null ? "none" : schema)
                    + "; this version of Selfheal reads no other");
        }
        Outcome outcome = Records.read(document, Outcome.class, "$", own, BESIDES);
        JsonNode complete = document.get("complete");
        boolean finished = outcome.finishedAt() != null;
        if (complete == null || !complete.isBoolean() || complete.booleanValue() != finished) {
            throw new WrongJson("$.complete: expected " + finished + ", as "
                    + (finished ? "there is" : "there is no") + " finishedAt; found "
                    + (complete == null ? "none" : complete));
        }
        return outcome;
    }
}
