package dev.selfheal.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.replay.Decision.Topic;
import dev.selfheal.replay.Group.Example;
import dev.selfheal.sys.Json;

/** A backtest as a JSON document. */
public final class BacktestJson {
    private BacktestJson() {}

    /** Ends with a line feed. */
    public static String pretty(Backtest.Result result) {
        ObjectNode document = Json.MAPPER.createObjectNode().put("schema", 1);
        document.putObject("rules").put("before", result.rulesBefore()).put("after", result.rulesAfter());
        document.put("cycles", result.cycles());
        document.put("different", result.different());
        document.put("unreadable", result.bad());
        if (result.cycles() > 0) {
            document.put("from", result.from().toString()).put("to", result.to().toString());
        }
        ArrayNode changes = document.putArray("changes");
        result.groups().forEach(group -> changes.add(write(group)));
        return document.toPrettyString() + "\n";
    }

    private static ObjectNode write(Group group) {
        Topic topic = group.shift().topic();
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("change", group.shift().kind().name())
                .put("rule", group.rule())
                .put("subject", topic.subject());
        String[] words = topic.detail().split(" ", 2);
        switch (topic.sort()) {
            case FIX -> node.put("action", words[0]).put("target", words[1]);
            case ALERT -> node.put("kind", words[0]).put("about", words[1]);
            case DIAGNOSIS -> node.put("about", topic.detail());
            case FINDING -> {}
        }
        if (!group.was().isEmpty()) {
            node.put("before", group.was());
        }
        if (!group.is().isEmpty()) {
            node.put("after", group.is());
        }
        node.put("cycles", group.cycles());
        node.set("first", write(group.first()));
        node.set("last", write(group.last()));
        return node;
    }

    private static ObjectNode write(Example example) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("at", example.at().toString())
                .put("place", example.place());
        if (!example.before().isEmpty()) {
            node.put("before", example.before());
        }
        return example.after().isEmpty() ? node : node.put("after", example.after());
    }
}
