package dev.selfheal.recording.own;

import org.objectweb.asm.Type;

/** What a field can hold, with its Java type where it is required and where it may be absent. */
enum FieldType {
    TEXT("Ljava/lang/String;"),
    WHOLE("J", "Ljava/lang/Long;", ""),
    NUMBER("D", "Ljava/lang/Double;", ""),
    TRUTH("Z", "Ljava/lang/Boolean;", ""),
    TIME("Ljava/time/Instant;"),
    DURATION("Ljava/time/Duration;"),
    TEXTS("Ljava/util/List;", "Ljava/util/List;", "Ljava/util/List<Ljava/lang/String;>;"),
    NUMBERS("Ljava/util/Map;", "Ljava/util/Map;", "Ljava/util/Map<Ljava/lang/String;Ljava/lang/Double;>;"),
    /** One of some words: an enum of its own, whose class is named by its field. */
    WORD("");

    private final String required;
    private final String optional;
    private final String generic;

    FieldType(String descriptor) {
        this(descriptor, descriptor, "");
    }

    FieldType(String required, String optional, String generic) {
        this.required = required;
        this.optional = optional;
        this.generic = generic;
    }

    /** The Java type of such a field of that kind. */
    Type of(KindSchema kind, Field field) {
        return this == WORD
                ? Type.getObjectType(kind.enumName(field).replace('.', '/'))
                : Type.getType(field.required() ? required : optional);
    }

    /** With its elements' types; empty where it has none. */
    String generic() {
        return generic;
    }
}
