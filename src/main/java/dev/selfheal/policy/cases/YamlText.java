package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON trees as YAML that is read back as the same tree: each on one line, in quotes only where it must be. */
public final class YamlText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*");

    private YamlText() {}

    /** {@code {rule: service.down, subject: "service:web"}}. */
    public static String of(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> text(field.getKey()) + ": " + of(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(YamlText::of)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isTextual() ? text(node.textValue()) : node.toString();
    }

    /** A text that stays one. */
    public static String text(String text) {
        boolean plain = WORD.matcher(text).matches() && !text.equals("null") && !text.matches("true|false");
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\') {
                quoted.append('\\').append((char) unit);
            } else if (unit < ' '
                    || (unit >= 0x7f && unit < 0xa0)
                    || unit == 0x2028
                    || unit == 0x2029
                    || unit >= 0xd800) {
                // Halves of pairs too: YAML knows no other way to write half a character.
                quoted.append(String.format("\\u%04x", unit));
            } else {
                quoted.append((char) unit);
            }
        });
        return quoted.append('"').toString();
    }
}
