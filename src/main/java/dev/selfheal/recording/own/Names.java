package dev.selfheal.recording.own;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The Java names that the types of a kind take, of which each may be taken once. */
final class Names {
    private Names() {}

    /** Simple name of each type that is made of this schema, to the place in its file that asks for it. */
    static Map<String, String> of(KindSchema schema) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(simple(schema.recordName()), "$.properties.kind");
        schema.fields().stream()
                .filter(field -> field.type() == FieldType.WORD)
                .forEach(field -> names.put(simple(schema.enumName(field)), "$.properties." + field.name()));
        return names;
    }

    /**
     * Why this kind cannot have the names it needs.
     *
     * @param made names of the kinds before it, to their files
     */
    static Optional<KindProblem> clash(KindSchema schema, Map<String, String> names, Map<String, String> made) {
        String kind = schema.kind();
        if (Names.class.getResource("/facts-schema/" + kind + ".schema.json") != null) {
            String what = "\"" + kind + "\" is one of Selfheal's own kinds";
            return Optional.of(new KindProblem(schema.file(), "$.properties.kind", what, "choose another name"));
        }
        for (var name : names.entrySet()) {
            String other = made.getOrDefault(name.getKey(), Words.taken(name.getKey()));
            if (!other.isEmpty()) {
                String what = "rules would know this by the name " + name.getKey() + ", which is taken by " + other;
                return Optional.of(new KindProblem(schema.file(), name.getValue(), what, "choose another name"));
            }
        }
        return Optional.empty();
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
