package dev.selfheal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.SchemaCheck;
import java.util.ArrayList;
import java.util.List;

/** Checks every fact of a document against the schema of its kind, which says more than its record: least values, patterns. */
final class FactsCheck {
    private static final int MOST_PROBLEMS = 20;

    private final SchemaCheck schemas;

    FactsCheck(OwnKinds own) {
        this.schemas = new SchemaCheck(own);
    }

    /** What is wrong with the facts, each with its JSON path; the last may say how many more there are. */
    List<String> problems(JsonNode document) {
        List<String> problems = new ArrayList<>();
        facts(document, "$", problems);
        int round = 0;
        for (JsonNode judgement : document.path("earlier")) {
            facts(judgement, "$.earlier[" + round++ + "]", problems);
        }
        if (problems.size() <= MOST_PROBLEMS) {
            return problems;
        }
        List<String> first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        first.add("and " + (problems.size() - MOST_PROBLEMS) + " more");
        return first;
    }

    private void facts(JsonNode in, String path, List<String> problems) {
        int i = 0;
        for (JsonNode fact : in.path("facts")) {
            String place = path + ".facts[" + i++ + "]";
            for (String problem : schemas.problems(fact)) {
                problems.add(problem.startsWith("$") ? place + problem.substring(1) : place + ": " + problem);
            }
        }
    }
}
