package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import dev.selfheal.yaml.Yaml;
import dev.selfheal.yaml.YamlReader;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A YAML file as a JSON tree that still knows its lines. Of what is not in quotes only {@code true}, {@code false}, {@code
 * null} and decimal numbers are no text, so that {@code on} can be a key and a time stays as it is written.
 */
final class CaseDocument {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern FRACTION = Pattern.compile("-?[0-9]+\\.[0-9]+([eE][-+]?[0-9]+)?");

    private final String file;
    private final List<CaseProblem> problems;
    private final Map<String, Integer> lines = new HashMap<>();
    private JsonNode root = Json.MAPPER.nullNode();

    private CaseDocument(String file, List<CaseProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** @return nothing where the text is no YAML; what is wrong is among the problems */
    static Optional<CaseDocument> read(String file, String text, String contents, List<CaseProblem> problems) {
        CaseDocument document = new CaseDocument(file, problems);
        return YamlReader.read(text, contents, document::wrong).map(yaml -> {
            document.root = document.json(yaml, "$", yaml.line());
            return document;
        });
    }

    String file() {
        return file;
    }

    JsonNode root() {
        return root;
    }

    /** Where that JSON path is written; for what is not there, where it should be. */
    int line(String path) {
        Integer line = lines.get(path);
        int up = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return line != null || up < 0 ? (line == null ? 1 : line) : line(path.substring(0, up));
    }

    private JsonNode json(Yaml yaml, String path, int line) {
        lines.put(path, line);
        if (yaml instanceof Yaml.Text text) {
            return scalar(text);
        }
        if (yaml instanceof Yaml.Items list) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            for (Yaml item : list.items()) {
                array.add(json(item, path + "[" + array.size() + "]", item.line()));
            }
            return array;
        }
        return yaml instanceof Yaml.Pairs pairs ? object(pairs, path) : Json.MAPPER.nullNode();
    }

    private ObjectNode object(Yaml.Pairs pairs, String path) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (Yaml.Pair pair : pairs.pairs()) {
            int line = pair.key().line();
            if (!(pair.key() instanceof Yaml.Text key)) {
                wrong(line, "a key is a list or a mapping; write a word");
            } else if (object.has(key.text())) {
                int first = line(path + "." + key.text());
                wrong(line, "\"" + key.text() + "\" is said twice, first in line " + first + "; keep one");
            } else {
                object.set(key.text(), json(pair.value(), path + "." + key.text(), line));
            }
        }
        return object;
    }

    private static JsonNode scalar(Yaml.Text text) {
        String value = text.text();
        var nodes = Json.MAPPER.getNodeFactory();
        if (text.quoted()) {
            return nodes.textNode(value);
        }
        if (value.isEmpty() || value.equals("~") || value.equals("null")) {
            return nodes.nullNode();
        }
        if (value.equals("true") || value.equals("false")) {
            return nodes.booleanNode(value.equals("true"));
        }
        if (WHOLE.matcher(value).matches()) {
            return value.length() < 10
                    ? nodes.numberNode(Integer.parseInt(value))
                    : value.length() < 19
                            ? nodes.numberNode(Long.parseLong(value))
                            : BigIntegerNode.valueOf(new BigInteger(value));
        }
        return FRACTION.matcher(value).matches() ? nodes.numberNode(Double.parseDouble(value)) : nodes.textNode(value);
    }

    private void wrong(int line, String message) {
        problems.add(new CaseProblem(file, line, "", message));
    }
}
