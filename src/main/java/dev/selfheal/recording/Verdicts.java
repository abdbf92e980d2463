package dev.selfheal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.verdict.Verdict;

/** Verdicts as JSON objects with one list per layer, all of them always there. */
public final class Verdicts {
    private Verdicts() {}

    public static ObjectNode write(Verdict verdict) {
        return Records.write(verdict);
    }

    /** @throws IllegalArgumentException if it is not a verdict; the message names the JSON path and what was expected */
    public static Verdict read(JsonNode node) {
        return Records.read(node, Verdict.class, "$");
    }
}
