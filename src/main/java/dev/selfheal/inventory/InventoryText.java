package dev.selfheal.inventory;

import java.util.List;
import java.util.stream.Collectors;

/** Writes an inventory as the YAML that reads back as an equal one, with comments for its owner. */
public final class InventoryText {
    private InventoryText() {}

    /** The whole file. */
    public static String of(Inventory inventory) {
        StringBuilder text = new StringBuilder("version: 1\n");
        for (Section section : Sections.load().values()) {
            String written = section.write(inventory);
            if (!written.isEmpty()) {
                text.append('\n').append(written);
            }
        }
        return text.toString();
    }

    /** A text as YAML, in quotes where YAML could take it for something else. */
    public static String quoted(String text) {
        boolean plain = !text.isEmpty()
                && !List.of("true", "false", "null", "yes", "no", "on", "off").contains(text)
                && (isWordPart(text.charAt(0)) || "/~".indexOf(text.charAt(0)) >= 0)
                && text.chars().allMatch(c -> isWordPart(c) || "/~.-+*".indexOf(c) >= 0);
        return plain ? text : text.chars().mapToObj(InventoryText::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    /** Texts as a list in one line. */
    public static String list(List<String> texts) {
        return texts.stream().map(InventoryText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static boolean isWordPart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static String escaped(int c) {
        if (c == '"' || c == '\\') {
            return "\\" + (char) c;
        }
        return c < ' ' || (c >= 127 && c < 160) || c == 0xFEFF || c == 0x2028 || c == 0x2029
                ? "\\u" + java.util.HexFormat.of().toHexDigits((char) c)
                : String.valueOf((char) c);
    }
}
