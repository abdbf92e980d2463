package dev.selfheal.chronicle.present;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.ledger.History;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The latest outcome, without the facts of it: they may be of kinds that only their owner's schemas know.
 *
 * @param outcome empty if there is none, or it cannot be read
 * @param unchecked what could not be looked at, for people
 * @param damage why it cannot be read; empty if it can, or there is none
 */
record Latest(Optional<Outcome> outcome, List<String> unchecked, Optional<String> damage) {
    static Latest read(History history) {
        try {
            Optional<String> text = history.latest();
            return text.isEmpty() ? none(Optional.empty()) : of(Records.parse(text.get()));
        } catch (IOException | IllegalArgumentException damaged) {
            String why = damaged instanceof FileSystemException trouble
                    ? FileTrouble.words(trouble)
                    : String.valueOf(damaged.getMessage()).lines().findFirst().orElse("");
            return none(Optional.of("outcome.json cannot be read: " + why + "; the next cycle replaces it if it can"));
        }
    }

    private static Latest none(Optional<String> damage) {
        return new Latest(Optional.empty(), List.of(), damage);
    }

    private static Latest of(JsonNode document) {
        List<String> unchecked = new ArrayList<>();
        for (JsonNode fact : document.path("facts")) {
            if (fact.path("kind").asText().equals("probe-failure")) {
                unchecked.add(Spoken.unchecked(
                        fact.path("subject").asText(),
                        fact.path("reason").asText(),
                        fact.path("detail").asText()));
            }
        }
        if (document instanceof ObjectNode object && object.path("facts").isArray()) {
            object.putArray("facts");
            object.putArray("earlier");
        }
        return new Latest(Optional.of(OutcomeJson.read(document)), unchecked, Optional.empty());
    }
}
