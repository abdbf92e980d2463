package dev.selfheal.policy.mutation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;

/** Mutants for programs. */
public final class MutationJson {
    private MutationJson() {}

    public static ObjectNode of(Mutation mutation) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("complete", mutation.complete());
        node.put("tried", mutation.tried());
        node.put("killed", mutation.killed());
        node.put("explained", mutation.explained());
        ArrayNode survivors = node.putArray("survivors");
        mutation.survivors().forEach(survivor -> survivors
                .addObject()
                .put("rule", survivor.rule().name())
                .put("file", survivor.rule().file())
                .put("line", survivor.line())
                .put("change", survivor.change().name())
                .put("words", survivor.words()));
        ArrayNode stale = node.putArray("stale");
        mutation.stale().forEach(stale::add);
        return node;
    }
}
