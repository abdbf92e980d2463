package dev.selfheal.probe.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Answer;
import dev.selfheal.probe.Notebook;
import dev.selfheal.sys.Json;
import dev.selfheal.sys.ollama.OllamaDoor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When each model last proved that it answers, or failed to. A memory that cannot be read is none. */
final class Proofs {
    private static final String KEY = "ollama.proofs";
    // More than anybody has on one machine: models that are gone must not be remembered for ever.
    private static final int MOST = 64;

    private final Notebook notebook;
    private final ObjectNode kept;
    private boolean changed;

    Proofs(Notebook notebook) {
        this.notebook = notebook;
        JsonNode read = OllamaDoor.json(notebook.read(KEY).orElse(""));
        this.kept =
                read instanceof ObjectNode object && object.size() <= MOST ? object : Json.MAPPER.createObjectNode();
    }

    /** Whether it has to be proven now: never done, failed last time, or more than {@code goodFor} ago. */
    boolean due(String model, Instant now, Duration goodFor) {
        @Nullable Instant last = last(model);
        return last == null
                || failed(model)
                // A proof from the future was made before the clock was set back.
                || last.isAfter(now)
                || Duration.between(last, now).compareTo(goodFor) > 0;
    }

    /** For people: that its last proof failed, and when. Empty if it did not. */
    String lastFailure(String model) {
        return failed(model) ? "; it gave none when last asked at " + last(model) : "";
    }

    private boolean failed(String model) {
        return !kept.path(model).path("answer").asText(Answer.ANSWERS.name()).equals(Answer.ANSWERS.name());
    }

    private @Nullable Instant last(String model) {
        try {
            return Instant.parse(kept.path(model).path("at").asText(""));
        } catch (DateTimeException none) {
            return null;
        }
    }

    void add(String model, Instant at, Answer answer) {
        kept.putObject(model).put("at", at.toString()).put("answer", answer.name());
        changed = true;
    }

    void keep() {
        if (changed) {
            notebook.write(KEY, kept.toString());
        }
    }
}
