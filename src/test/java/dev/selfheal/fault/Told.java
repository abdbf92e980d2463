package dev.selfheal.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for a fault in all that a cycle says. */
final class Told {
    private static final int LONGEST = 90;

    private Told() {}

    /** Where and how it is told. */
    static Optional<String> find(String words, Cycle cycle) {
        Pattern pattern = Pattern.compile(words, Pattern.DOTALL);
        JsonNode outcome = cycle.outcome();
        Stream<String> all = Stream.of(
                        Cycle.each(outcome.path("problems")).map(one -> "problem: " + one.asText()),
                        Cycle.each(outcome.at("/verdict/findings"))
                                .map(one -> "finding: " + one.path("rule").asText() + " "
                                        + one.path("subject").asText() + " "
                                        + one.path("message").asText()),
                        Cycle.each(outcome.at("/fixes"))
                                .map(one -> "fix: " + one.path("target").asText() + " "
                                        + one.path("decision").asText() + " "
                                        + one.path("result").asText() + " "
                                        + one.path("reason").asText()),
                        Stream.of("diagnosis: " + outcome.at("/diagnosis/state").asText() + " "
                                + outcome.at("/diagnosis/reason").asText()
                                + outcome.at("/diagnosis/explanation").asText()),
                        Cycle.each(outcome.path("facts"))
                                .filter(fact -> List.of("cycle", "probe-failure")
                                        .contains(fact.path("kind").asText()))
                                .map(one -> "fact: " + one),
                        Cycle.each(outcome.path("alerted")).map(one -> "alert: " + one),
                        Stream.of("exit " + cycle.done().status() + ", stderr: "
                                + cycle.done().err()))
                .flatMap(one -> one);
        return all.filter(text -> pattern.matcher(text).find())
                .map(text -> around(text, pattern))
                .findFirst();
    }

    private static String around(String text, Pattern pattern) {
        String line = text.replaceAll("/\\S*/(?=\\S)", "")
                .replaceAll("[^\\x20-\\x7e]+", " ")
                .strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        Matcher found = pattern.matcher(line);
        int start = found.find() ? Math.max(0, Math.min(found.start() - 20, line.length() - LONGEST)) : 0;
        return start < 30
                ? line.substring(0, LONGEST) + "..."
                : line.substring(0, line.indexOf(' ')) + " ..."
                        + line.substring(start, Math.min(line.length(), start + LONGEST));
    }
}
