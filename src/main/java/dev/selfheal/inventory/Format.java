package dev.selfheal.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How JSON is written for others to read. */
public enum Format {
    /** Selfheal's own fields, and nothing around them. */
    PLAIN,
    /** The same fields as the data of a CloudEvent, version 1.0. */
    CLOUDEVENTS;

    /** As inventories have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words that there are. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Format::word).toList();
    }

    /** The one of a word that there is. */
    public static Format of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
