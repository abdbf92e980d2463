package dev.selfheal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.WrongJson;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Facts alone, as {@code selfheal facts} prints them.
 *
 * @param at when they were seen
 */
public record FactRecording(Instant at, List<Fact> facts) {
    private static final Set<String> BESIDES = Set.of("schema");

    public ObjectNode write() {
        ObjectNode fields = Records.write(this);
        ObjectNode document = fields.objectNode().put("schema", Outcome.SCHEMA);
        return document.setAll(fields);
    }

    /** @throws WrongJson if it is not such a recording */
    static FactRecording read(JsonNode document, OwnKinds own) {
        return Records.read(document, FactRecording.class, "$", own, BESIDES);
    }
}
