package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Memory;
import dev.selfheal.fact.MemoryState;
import dev.selfheal.recording.Kinds;
import dev.selfheal.spelling.Nearest;
import dev.selfheal.sys.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One case in its file. */
final class CaseForm {
    private static final List<String> KEYS = List.of("case", "rule", "not", "at", "memory", "facts", "expect");
    /** Written as {@code at} or {@code memory}, it leaves that fact out. */
    static final String NEVER = "never";

    private final CaseDocument document;
    private final String path;
    private final JsonNode node;
    private final String name;
    private final List<CaseProblem> problems;

    CaseForm(CaseDocument document, String path, JsonNode node, List<CaseProblem> problems) {
        this.document = document;
        this.path = path;
        this.node = node;
        this.name = node.path("case").asText("");
        this.problems = problems;
    }

    /** The case; of what is wrong with it, its problems tell. */
    RuleCase read(CaseDefaults defaults, Collection<String> rules) {
        if (!node.isObject()) {
            wrong("", "is not a case; write - case: what it shows");
            return new RuleCase(document.file(), document.line(path), name, List.of(), List.of(), List.of(), Map.of());
        }
        known("", node, KEYS);
        if (name.isBlank()) {
            wrong("", "has no name; begin it with - case: what it shows");
        }
        if (!node.has("facts")) {
            wrong("", "does not say facts; if there are none, write facts: []");
        }
        if (!node.has("expect")) {
            wrong("", "does not say expect; if nothing is, write expect: {}");
        }
        return new RuleCase(
                document.file(),
                document.line(path),
                name,
                names("rule", rules),
                names("not", rules),
                facts(defaults),
                expect(node.path("expect")));
    }

    void wrong(String below, String what) {
        problems.add(new CaseProblem(document.file(), document.line(path + below), name, what));
    }

    private List<Fact> facts(CaseDefaults defaults) {
        List<Fact> facts = new ArrayList<>();
        List<JsonNode> given = list(".facts", node.path("facts"));
        for (int i = 0; i < given.size(); i++) {
            fact(".facts[" + i + "]", given.get(i), defaults, facts);
        }
        JsonNode at = node.path("at");
        if (!at.isMissingNode() && !at.isTextual()) {
            wrong(".at", "at is not a time; write one such as 2026-11-24T12:00:00Z, or never");
        } else if (!at.asText().equals(NEVER) && facts.stream().noneMatch(Cycle.class::isInstance)) {
            ObjectNode cycle = Json.MAPPER.createObjectNode().put("kind", Kinds.of(Cycle.class));
            fact("", at.isTextual() ? cycle.put("at", at.textValue()) : cycle, defaults, facts);
        }
        if (facts.stream().noneMatch(Memory.class::isInstance) && !forgetful()) {
            facts.add(new Memory("selfheal", MemoryState.GOOD, null));
        }
        return List.copyOf(facts);
    }

    /** Whether the case is about rules that are told nothing of what is remembered. */
    private boolean forgetful() {
        JsonNode memory = node.path("memory");
        if (!memory.isMissingNode() && !memory.asText().equals(NEVER)) {
            wrong(".memory", "memory is there unless a case says memory: never; for one that is lost, write the fact");
        }
        return !memory.isMissingNode();
    }

    private void fact(String below, JsonNode given, CaseDefaults defaults, List<Fact> facts) {
        if (!(given instanceof ObjectNode written) || !given.path("kind").isTextual()) {
            wrong(below, "is not a fact; write {kind: " + String.join(" | ", defaults.known()) + ", ...}");
            return;
        }
        String kind = given.path("kind").textValue();
        FactForm.Read read = defaults.fact(kind, written);
        read.wrong().forEach((field, what) -> wrong(below + field, what));
        read.fact().ifPresent(facts::add);
    }

    private Map<Layer, List<Expected>> expect(JsonNode expect) {
        Map<Layer, List<Expected>> all = new EnumMap<>(Layer.class);
        if (!expect.isMissingNode() && !expect.isObject()) {
            wrong(".expect", "expect is not a mapping; write expect: {} for a verdict that is empty");
        }
        known(".expect", expect, Layer.keys());
        for (Layer layer : Layer.values()) {
            String below = ".expect." + layer.key();
            List<JsonNode> given = list(below, expect.path(layer.key()));
            List<Expected> expected = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                String item = below + "[" + i + "]";
                if (given.get(i) instanceof ObjectNode fields) {
                    known(item, fields, layer.fields());
                    layer.wrong(fields).forEach((field, what) -> wrong(item + field, layer.key() + ": " + what));
                    expected.add(new Expected(document.line(path + item), fields));
                } else {
                    wrong(item, layer.key() + ": each is a mapping: {" + String.join(": , ", layer.required()) + ": }");
                }
            }
            all.put(layer, List.copyOf(expected));
        }
        return all;
    }

    private List<String> names(String key, Collection<String> rules) {
        JsonNode given = node.path(key);
        List<JsonNode> all = given.isTextual() ? List.of(given) : list("." + key, given);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String below = "." + key + "[" + i + "]";
            String rule = all.get(i).asText();
            if (!all.get(i).isTextual()) {
                wrong(below, key + ": " + all.get(i) + " is not the name of a rule");
            } else if (!rules.contains(rule)) {
                String near = Nearest.of(rule, rules)
                        .map(one -> "did you mean " + one + "?")
                        .orElse("no rule file has it");
                wrong(below, key + ": there is no rule \"" + rule + "\"; " + near);
            }
            names.add(rule);
        }
        return List.copyOf(names);
    }

    private List<JsonNode> list(String below, JsonNode given) {
        List<JsonNode> items = new ArrayList<>();
        if (given.isArray()) {
            given.forEach(items::add);
        } else if (!given.isMissingNode() && !given.isNull()) {
            wrong(below, below.substring(below.lastIndexOf('.') + 1) + " is not a list; write each with - before it");
        }
        return items;
    }

    private void known(String below, JsonNode given, List<String> keys) {
        given.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                wrong(below + "." + key, "unknown key \"" + key + "\"; " + FactForm.meant(key, keys));
            }
        });
    }
}
