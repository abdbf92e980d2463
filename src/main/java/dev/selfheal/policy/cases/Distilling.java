package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Memory;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.recording.Kinds;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out of facts whatever can be left out without deciding otherwise: first whole facts, in ever smaller groups, then
 * fields that may as well have their default.
 */
final class Distilling {
    /** Judgements that are spent on it; then what is left is left. */
    private static final int MOST_TRIES = 3000;

    private final Judge judge;
    private final List<List<ObjectNode>> decided;
    private final CaseDefaults defaults;
    private int tries;

    Distilling(Judge judge, Verdict verdict, CaseDefaults defaults) {
        this.judge = judge;
        this.decided = decided(verdict);
        this.defaults = defaults;
    }

    /** The facts that are needed, each with the fields that a case must show; the cycle always with its time, and what is remembered. */
    List<ObjectNode> of(List<Fact> facts) {
        List<Fact> left = new ArrayList<>(facts);
        for (int size = Math.max(1, left.size() / 2); size >= 1; size /= 2) {
            for (int from = left.size() - size; from > -size; from -= size) {
                List<Fact> fewer = new ArrayList<>(left);
                List<Fact> group = fewer.subList(Math.max(0, from), Math.min(fewer.size(), from + size));
                group.removeIf(fact -> !(fact instanceof Cycle || fact instanceof Memory));
                if (fewer.size() < left.size() && same(fewer)) {
                    left = fewer;
                }
            }
        }
        List<ObjectNode> written = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            written.add(fields(left, i));
        }
        return written;
    }

    /** The fact at that place with as few fields as possible; it is exchanged for what these say. */
    private ObjectNode fields(List<Fact> facts, int place) {
        Fact fact = facts.get(place);
        ObjectNode shown = Kinds.write(fact);
        String kind = shown.path("kind").textValue();
        defaults.of(kind).fieldNames().forEachRemaining(field -> {
            if (!shown.has(field)) {
                shown.putNull(field);
            }
        });
        for (String field : FactForm.names(fact.getClass())) {
            if (!shown.has(field) || (cycle(shown) && field.equals("at"))) {
                continue;
            }
            ObjectNode less = shown.deepCopy();
            less.remove(field);
            Optional<Fact> read = defaults.fact(kind, less).fact();
            if (read.isPresent() && (read.get().equals(facts.get(place)) || same(with(facts, place, read.get())))) {
                shown.remove(field);
                facts.set(place, read.get());
            }
        }
        return shown;
    }

    static boolean cycle(ObjectNode fact) {
        return fact.path("kind").asText().equals(Kinds.of(Cycle.class));
    }

    static boolean memory(ObjectNode fact) {
        return fact.path("kind").asText().equals(Kinds.of(Memory.class));
    }

    /** Whether this cycle fact says no more than the {@code at} of a case. */
    static boolean onlyTime(ObjectNode cycle) {
        return cycle.size() == 2 && cycle.has("at");
    }

    private boolean same(List<Fact> facts) {
        try {
            return tries++ < MOST_TRIES && decided(judge.judge(facts)).equals(decided);
        } catch (JudgementException failed) {
            return false;
        }
    }

    private static List<Fact> with(List<Fact> facts, int place, Fact other) {
        List<Fact> all = new ArrayList<>(facts);
        all.set(place, other);
        return all;
    }

    private static List<List<ObjectNode>> decided(Verdict verdict) {
        List<List<ObjectNode>> layers = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            layers.add(layer.of(verdict).stream().map(layer::brief).toList());
        }
        return layers;
    }
}
