package dev.selfheal.recording.own;

import java.util.List;

/**
 * A field of an own kind.
 *
 * @param required whether it is always there; else rules see null where it is not
 * @param words that it may be, where its type is {@link FieldType#WORD}
 */
record Field(String name, FieldType type, boolean required, List<String> words) {}
