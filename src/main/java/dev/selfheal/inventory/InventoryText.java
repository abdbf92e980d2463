package dev.selfheal.inventory;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes an inventory as the YAML that reads back as an equal one, with comments for its owner. */
public final class InventoryText {
    private InventoryText() {}

    /** The whole file. */
    public static String of(Inventory inventory) {
        return of(inventory, entry -> List.of());
    }

    /**
     * The whole file.
     *
     * @param remarks what is written above an entry, each a line without line ends
     */
    public static String of(Inventory inventory, Function<Entry, List<String>> remarks) {
        StringBuilder text = new StringBuilder("version: 1\n");
        for (Section section : Sections.load().values()) {
            String written = section(section, inventory, remarks);
            if (!written.isEmpty()) {
                text.append('\n').append(written);
            }
        }
        return text.toString();
    }

    /** A section writes its comment and its key, then its entries: written one by one, each can have remarks of its own. */
    private static String section(Section section, Inventory inventory, Function<Entry, List<String>> remarks) {
        String key = "\n" + section.key() + ":\n";
        StringBuilder text = new StringBuilder();
        for (Entry entry : inventory.entries()) {
            String alone = "\n" + section.write(new Inventory(Settings.DEFAULT, List.of(entry)));
            int end = alone.indexOf(key) + key.length();
            if (alone.contains(key)) {
                List<String> above = remarks.apply(entry);
                text.append(text.isEmpty() ? alone.substring(1, end) : above.isEmpty() ? "" : "\n");
                above.forEach(remark -> text.append("  # ").append(remark).append('\n'));
                text.append(alone, end, alone.length());
            }
        }
        return text.isEmpty() ? section.write(inventory) : text.toString();
    }

    /** A text as YAML, in quotes where YAML could take it for something else. */
    public static String quoted(String text) {
        boolean plain = !text.isEmpty()
                && !List.of("true", "false", "null", "yes", "no", "on", "off").contains(text)
                && (isWordPart(text.charAt(0)) || "/~".indexOf(text.charAt(0)) >= 0)
                && text.chars().allMatch(c -> isWordPart(c) || "/~.-+*".indexOf(c) >= 0);
        return plain
                ? text
                : text.codePoints().mapToObj(InventoryText::escaped).collect(Collectors.joining("", "\"", "\""));
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
        return plainly(c) ? Character.toString(c) : String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c);
    }

    /** Whether people see it, and a reader of YAML takes it, as what it is; what turns the text around is not seen. */
    private static boolean plainly(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
