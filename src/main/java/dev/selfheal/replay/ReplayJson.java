package dev.selfheal.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.Verdicts;
import dev.selfheal.sys.Json;
import dev.selfheal.verdict.Conclusion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was judged again as one JSON object a line. The same facts and rules give the same bytes. */
public final class ReplayJson {
    private ReplayJson() {}

    /** Ends with a line feed. */
    public static String line(Replayed replayed) {
        Recorded recorded = replayed.recorded();
        ObjectNode document = Json.MAPPER.createObjectNode().put("schema", 1).put("file", recorded.source());
        if (recorded.line() > 0) {
            document.put("line", recorded.line());
        }
        if (!recorded.id().isEmpty()) {
            document.put("id", recorded.id());
        }
        document.put("at", recorded.at().toString());
        ObjectNode rules = document.putObject("rules").put("now", replayed.rules());
        replayed.rulesThen().ifPresent(digest -> rules.put("then", digest));
        document.set("verdict", Verdicts.write(replayed.last().verdict()));
        List<Judgement> rounds = replayed.rounds();
        ArrayNode earlier = document.putArray("earlier");
        for (Judgement round : rounds.subList(0, rounds.size() - 1)) {
            earlier.addObject().put("round", round.round()).set("verdict", Verdicts.write(round.verdict()));
        }
        if (recorded.outcome().isPresent()) {
            ArrayNode differences = document.putArray("differences");
            replayed.differences().forEach(difference -> differences.add(write(difference)));
        }
        return document + "\n";
    }

    private static ObjectNode write(Difference difference) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("round", difference.round())
                .put("layer", Kinds.of(difference.any().getClass()));
        set(node, "then", difference.then());
        set(node, "now", difference.now());
        return node;
    }

    private static void set(ObjectNode node, String name, @Nullable Conclusion conclusion) {
        if (conclusion != null) {
            node.set(name, Records.write((Record) conclusion));
        }
    }
}
