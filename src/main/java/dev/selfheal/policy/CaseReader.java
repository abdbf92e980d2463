package dev.selfheal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Fact;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.sys.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rule cases from their file, already read as a tree. Strict: a key that it does not know would be a check not made. */
public final class CaseReader {
    private static final List<String> KEYS = List.of("case", "rule", "not", "at", "facts", "expect");
    /** Written as {@code at}, it leaves the cycle fact out. */
    private static final String NEVER = "never";

    private final JsonNode defaults;
    private final OwnKinds own;

    /** @param defaults for each kind of fact, the fields that a case need not show */
    public CaseReader(JsonNode defaults) {
        this(defaults, OwnKinds.NONE);
    }

    /** Likewise, for cases with facts that may also be of the owner's own kinds. */
    public CaseReader(JsonNode defaults, OwnKinds own) {
        this.defaults = defaults;
        this.own = own;
    }

    /** @throws IllegalArgumentException if anything in it is not as it should be; the message says where and what */
    public List<RuleCase> read(String file, JsonNode cases) {
        if (!cases.isArray() || cases.isEmpty()) {
            throw new IllegalArgumentException(file + ": a list of cases is expected");
        }
        List<RuleCase> all = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode node : cases) {
            String name = node.path("case").asText("");
            try {
                require(!name.isBlank(), "each case needs a name: case: what it shows");
                require(names.add(name), "there are two cases of that name");
                all.add(one(file, name, node));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(file + ": case \"" + name + "\": " + wrong.getMessage(), wrong);
            }
        }
        return List.copyOf(all);
    }

    private RuleCase one(String file, String name, JsonNode node) {
        known(node, KEYS);
        require(
                node.has("facts") && node.has("expect"),
                "needs facts and expect, if only empty ones: facts: [] expect: {}");
        return new RuleCase(
                file,
                name,
                texts(node.path("rule")),
                texts(node.path("not")),
                facts(node),
                expect(node.path("expect")));
    }

    private List<Fact> facts(JsonNode node) {
        List<Fact> facts = new ArrayList<>();
        for (JsonNode fact : node.path("facts")) {
            facts.add(fact(fact));
        }
        String at = node.path("at").asText("");
        if (!at.equals(NEVER) && facts.stream().noneMatch(Cycle.class::isInstance)) {
            ObjectNode cycle = Json.MAPPER.createObjectNode().put("kind", Kinds.of(Cycle.class));
            facts.add(fact(at.isEmpty() ? cycle : cycle.put("at", at)));
        }
        return List.copyOf(facts);
    }

    private Fact fact(JsonNode given) {
        require(given.isObject(), "a fact is a map with a kind: " + given);
        ObjectNode whole = Json.MAPPER.createObjectNode();
        JsonNode rest = defaults.path(given.path("kind").asText());
        if (rest instanceof ObjectNode known) {
            whole.setAll(known.deepCopy());
        }
        whole.setAll((ObjectNode) given);
        return Kinds.read(whole, "$", own);
    }

    private static Map<Layer, List<ObjectNode>> expect(JsonNode node) {
        List<String> keys = new ArrayList<>();
        Map<Layer, List<ObjectNode>> all = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            keys.add(layer.key());
            List<ObjectNode> expected = new ArrayList<>();
            for (JsonNode item : node.path(layer.key())) {
                require(item.isObject(), layer.key() + ": each is a map: " + item);
                known(item, layer.fields());
                for (String field : layer.required()) {
                    require(item.has(field), layer.key() + ": " + item + " does not say " + field);
                }
                expected.add((ObjectNode) item);
            }
            all.put(layer, List.copyOf(expected));
        }
        known(node, keys);
        return all;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.elements().forEachRemaining(element -> texts.add(element.asText()));
        return List.copyOf(texts);
    }

    private static void known(JsonNode node, List<String> keys) {
        node.fieldNames()
                .forEachRemaining(key -> require(
                        keys.contains(key), "unknown key \"" + key + "\"; known are " + String.join(", ", keys)));
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
