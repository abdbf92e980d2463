package dev.selfheal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.WrongJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How documents of one schema version are read. A version that was ever written keeps its reader for ever: when the form
 * changes, its reader is added here, and the reader of the version before is made to give what the new records want.
 */
interface Edition {
    /** By version; every version there ever was. */
    Map<Integer, Edition> ALL = new TreeMap<>(Map.of(1, new Edition1(), 2, new Edition2()));

    /** What a document holds. */
    record Content(Optional<Outcome> outcome, Instant at, List<Fact> facts) {}

    /** @throws WrongJson if it is not of that version's form */
    Content read(JsonNode document, OwnKinds own);

    /** The document as the newest version would have written it; its paths are the same. */
    JsonNode newest(JsonNode document);

    /** @throws WrongJson if no version's form fits */
    static Content of(JsonNode document, OwnKinds own) {
        return edition(document).read(document, own);
    }

    /** @throws WrongJson if no version's form fits */
    static Edition edition(JsonNode document) {
        if (!document.isObject()) {
            throw new WrongJson("$: expected an outcome or a recording of facts, found "
                    + (document.isArray() ? "a list" : "no object"));
        }
        JsonNode schema = document.get("schema");
        Edition edition = schema != null && schema.isInt() ? ALL.get(schema.intValue()) : null;
        if (edition == null) {
            String versions = ALL.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new WrongJson("$.schema: expected a version that this Selfheal reads (" + versions + "), found "
                    + (schema == null ? "none" : schema)
                    + (newer(schema) ? "; a newer Selfheal wrote it, and can read it" : ""));
        }
        return edition;
    }

    private static boolean newer(@org.jspecify.annotations.Nullable JsonNode schema) {
        return schema != null
                && schema.isInt()
                && schema.intValue()
                        > ALL.keySet().stream()
                                .mapToInt(version -> version)
                                .max()
                                .orElse(0);
    }
}
