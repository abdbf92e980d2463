package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Format;
import dev.selfheal.inventory.Keys;

/** {@code format}: how JSON is written for others. */
final class FormatKey {
    static final String KEY = "format";

    private FormatKey() {}

    /** {@link Format#PLAIN} where it is not said. */
    static Format read(Keys keys) {
        return keys.get(KEY, value -> value.word(Format.words()))
                .map(Format::of)
                .orElse(Format.PLAIN);
    }

    static ItemText write(ItemText item, Format format) {
        return format == Format.PLAIN ? item : item.raw(KEY, format.word());
    }
}
