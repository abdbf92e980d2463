package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Amounts;
import dev.selfheal.inventory.InventoryText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of one item as YAML; what is left at its default is left out. */
final class ItemText {
    private final List<String> keys = new ArrayList<>();

    ItemText raw(String key, String yaml) {
        keys.add(key + ": " + yaml);
        return this;
    }

    ItemText text(String key, String text) {
        return raw(key, InventoryText.quoted(text));
    }

    ItemText text(String key, Optional<String> text) {
        text.ifPresent(there -> text(key, there));
        return this;
    }

    ItemText flag(String key, boolean flag) {
        return flag ? raw(key, "true") : this;
    }

    ItemText list(String key, List<String> texts) {
        return texts.isEmpty() ? this : raw(key, InventoryText.list(texts));
    }

    ItemText time(String key, Duration time, Duration usual) {
        return time.equals(usual) ? this : raw(key, Amounts.text(time));
    }

    ItemText size(String key, Optional<Long> bytes) {
        bytes.ifPresent(there -> raw(key, Amounts.size(there)));
        return this;
    }

    /** {@code {a: 1, b: 2}}. */
    String inBraces() {
        return "{" + String.join(", ", keys) + "}";
    }

    /** An item of a list, a line for each key. */
    String asItem() {
        return "  - " + String.join("\n    ", keys) + "\n";
    }

    /** The keys of a section, a line for each. */
    String asSection(String key) {
        return keys.isEmpty() ? key + ": {}\n" : key + ":\n  " + String.join("\n  ", keys) + "\n";
    }

    /** A list section; empty where it has no items. */
    static String section(String key, String comment, List<ItemText> items) {
        if (items.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("# " + comment + "\n" + key + ":\n");
        items.forEach(item -> text.append(item.asItem()));
        return text.toString();
    }
}
