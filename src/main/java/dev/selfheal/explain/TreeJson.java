package dev.selfheal.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.explain.Branch.Mark;
import dev.selfheal.recording.Verdicts;
import dev.selfheal.sys.Json;
import java.util.List;
import java.util.Locale;

/** An explanation as JSON: what was concluded, and the tree that tells why. */
public final class TreeJson {
    /** The version of this form. */
    private static final int SCHEMA = 1;

    private TreeJson() {}

    public static ObjectNode of(Decided decided, List<Branch> tree) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("schema", SCHEMA);
        document.put("at", decided.moment().at().toString());
        document.put("round", decided.moment().round());
        document.set("verdict", Verdicts.write(decided.verdict()));
        document.set("tree", list(tree));
        return document;
    }

    private static ArrayNode list(List<Branch> branches) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Branch branch : branches) {
            ObjectNode node = list.addObject();
            node.put("text", branch.text());
            if (branch.mark() != Mark.NONE) {
                node.put("condition", branch.mark().name().toLowerCase(Locale.ROOT));
            }
            if (!branch.below().isEmpty()) {
                node.set("below", list(branch.below()));
            }
        }
        return list;
    }
}
