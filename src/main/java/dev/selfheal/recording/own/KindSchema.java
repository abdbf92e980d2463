package dev.selfheal.recording.own;

import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.OwnKinds;
import java.util.List;
import java.util.Locale;

/**
 * An own kind as its schema file describes it.
 *
 * @param file with its folder
 * @param text of the file
 * @param fields in the order of the file, {@code subject} among them
 */
record KindSchema(String file, String kind, String text, List<Field> fields) {
    /** The full name of its record. */
    String recordName() {
        return OwnKinds.PACKAGE + "." + Kinds.typeName(kind);
    }

    /** The full name of the enum behind a field that is one of some words: {@code BackupLevel} for level of backup. */
    String enumName(Field field) {
        String name = field.name();
        return recordName() + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
