package dev.selfheal.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.policy.cases.Expected;
import dev.selfheal.policy.cases.Failure;
import dev.selfheal.policy.cases.Layer;
import dev.selfheal.policy.cases.Result;
import dev.selfheal.policy.cases.YamlText;
import dev.selfheal.verdict.Conclusion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to do about a case that failed: either the rules are right or the case is. */
final class Advice {
    private static final String INDENT = "    ";

    private final Trial trial;
    private final Result result;
    private final List<String> edits = new ArrayList<>();
    private final Set<String> places = new LinkedHashSet<>();

    Advice(Trial trial, Result result) {
        this.trial = trial;
        this.result = result;
        for (Failure failure : result.failures()) {
            if (failure instanceof Failure.Differs differs) {
                edit(differs);
                differs.got().ifPresent(got -> place(got.rule(), "concluded this"));
                differs.expected()
                        .map(expected -> expected.fields().path("rule").asText(""))
                        .filter(rule -> !rule.isEmpty())
                        .ifPresent(rule ->
                                place(rule, result.fired().contains(rule) ? "concluded this" : "concluded nothing"));
            } else if (failure instanceof Failure.Silent silent) {
                place(silent.rule(), "concluded nothing");
                edits.add("remove " + silent.rule() + " from rule:");
            } else if (failure instanceof Failure.Outspoken outspoken) {
                place(outspoken.rule(), "concluded this");
                edits.add("remove " + outspoken.rule() + " from not:");
            } else if (failure instanceof Failure.Unordered) {
                places.add("a rule must not depend on what a rule of its own layer, or of a later one, concludes");
            }
        }
    }

    /** Lines to paste are not wrapped: they would have to be put together again. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!places.isEmpty()) {
            lines.add("");
            lines.add("  If the case is right, change the rules in "
                    + trial.asked().rules() + ":");
            places.forEach(place -> lines.add(INDENT + place));
        }
        if (!edits.isEmpty()) {
            lines.add("");
            lines.add("  If the rules are right, change the case, "
                    + result.ruleCase().file() + " in " + trial.asked().cases() + ":");
            edits.forEach(edit -> lines.add(INDENT + edit));
        }
        return lines;
    }

    private void place(String rule, String what) {
        String where = trial.rule(rule)
                .map(entry -> entry.file() + ":" + entry.line() + "  ")
                .orElse("");
        places.add(where + rule + " " + what);
    }

    private void edit(Failure.Differs differs) {
        Layer layer = differs.layer();
        Optional<Expected> expected = differs.expected();
        Optional<Conclusion> got = differs.got();
        if (expected.isPresent() && got.isPresent()) {
            edits.add("replace line " + expected.get().line() + ", under " + layer.key() + ":, by");
            edits.add("  - " + YamlText.of(corrected(expected.get(), got.get())));
        } else if (expected.isPresent()) {
            edits.add("remove line " + expected.get().line() + ", under " + layer.key() + ":");
        } else {
            edits.add("add under " + layer.key() + ":");
            edits.add("  - " + YamlText.of(layer.brief(got.orElseThrow())));
        }
    }

    /** The same fields, with what was concluded. */
    private static ObjectNode corrected(Expected expected, Conclusion got) {
        ObjectNode whole = Expected.written(got);
        ObjectNode corrected = expected.fields().deepCopy();
        expected.fields()
                .fieldNames()
                .forEachRemaining(
                        field -> corrected.set(field, whole.has(field) ? whole.get(field) : corrected.nullNode()));
        return corrected;
    }
}
