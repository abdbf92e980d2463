package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.WrongJson;
import dev.selfheal.spelling.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fact as cases write it, with everything that is wrong with it told at once and in terms of what was probably meant. */
final class FactForm {
    /** How the reader of facts ends what it says of a field that is not there. */
    static final String MISSING = ": missing";

    /**
     * What came of a fact.
     *
     * @param fact there exactly if nothing is wrong
     * @param wrong what is wrong by the JSON path below the fact, such as {@code .state}
     */
    record Read(Optional<Fact> fact, Map<String, String> wrong) {}

    private final Map<String, String> wrong = new LinkedHashMap<>();

    private FactForm() {}

    /** @param known kinds to choose from where this one does not exist */
    static Read read(String kind, ObjectNode fields, Collection<String> known, OwnKinds own) {
        FactForm form = new FactForm();
        Optional<Fact> fact = form.fact(kind, fields, known, own);
        return new Read(form.wrong.isEmpty() ? fact : Optional.empty(), form.wrong);
    }

    private Optional<Fact> fact(String kind, ObjectNode fields, Collection<String> known, OwnKinds own) {
        Class<? extends Fact> type;
        try {
            type = Kinds.type(kind, "", own);
        } catch (IllegalArgumentException unknown) {
            String what = String.valueOf(unknown.getMessage()).replaceFirst("^\\.kind: ", "");
            wrong.put(".kind", what + (own.kinds().contains(kind) ? "" : "; " + meant(kind, known)));
            return Optional.empty();
        }
        ObjectNode rest = fields.deepCopy();
        List<String> names = names(type);
        for (var field : fields.properties()) {
            if (!names.contains(field.getKey())) {
                String what = kind + " has no field \"" + field.getKey() + "\"; ";
                wrong.put("." + field.getKey(), what + meant(field.getKey(), names));
                rest.remove(field.getKey());
            }
        }
        try {
            return Optional.of(Kinds.read(rest.put("kind", kind), "$", own));
        } catch (IllegalArgumentException refused) {
            List<String> messages =
                    refused instanceof WrongJson all ? all.problems() : List.of(String.valueOf(refused.getMessage()));
            messages.forEach(message -> refused(kind, type, rest, message));
            return Optional.empty();
        }
    }

    /** @param message begins with the JSON path */
    private void refused(String kind, Class<? extends Fact> type, ObjectNode fields, String message) {
        int end = message.indexOf(": ");
        String path = message.substring(message.startsWith("$") ? 1 : 0, Math.max(1, end));
        String what = message.substring(end < 0 ? 0 : end + 2);
        wrong.put(path, kind + path + ": " + what + constant(type, fields, path));
    }

    private static String constant(Class<? extends Fact> type, ObjectNode fields, String path) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> path.equals("." + component.getName())
                        && component.getType().isEnum())
                .flatMap(component -> {
                    JsonNode given = fields.path(component.getName());
                    return Nearest.of(given.asText(), constants(component.getType())).stream();
                })
                .map(near -> "; did you mean " + near + "?")
                .findFirst()
                .orElse("");
    }

    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(one -> ((Enum<?>) one).name())
                .toList();
    }

    static List<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** What to write instead of a word that is not known. */
    static String meant(String word, Collection<String> known) {
        return Nearest.of(word, known)
                .map(near -> "did you mean " + near + "?")
                .orElse(
                        known.isEmpty()
                                ? "facts-schema has a file for each that there is"
                                : "known here: " + String.join(", ", known));
    }
}
