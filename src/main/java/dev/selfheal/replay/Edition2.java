package dev.selfheal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.WrongJson;
import java.util.Optional;

/** Documents that say {@code "schema": 2}: outcomes, and what {@code selfheal facts} prints. */
final class Edition2 implements Edition {
    @Override
    public Content read(JsonNode document, OwnKinds own) {
        if (document.has("verdict") || document.has("status")) {
            Outcome outcome = OutcomeJson.read(document, own);
            return new Content(Optional.of(outcome), outcome.startedAt(), outcome.facts());
        }
        if (!document.has("facts")) {
            throw new WrongJson("$: expected an outcome or a recording of facts, found neither a verdict nor facts");
        }
        FactRecording recording = FactRecording.read(document, own);
        return new Content(Optional.empty(), recording.at(), recording.facts());
    }

    @Override
    public JsonNode newest(JsonNode document) {
        return document;
    }
}
