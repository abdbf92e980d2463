package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.sys.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a case need not show: for each kind of fact, some of its fields. */
final class CaseDefaults {
    /** Its name, at the top of the cases folder. */
    static final String FILE = "defaults.yaml";

    private static final String CONTENTS =
            "for each kind of fact what a case need not show, such as disk: {critical: false}";

    private final ObjectNode kinds = Json.MAPPER.createObjectNode();
    private final Set<String> doubtful = new TreeSet<>();
    private final OwnKinds own;

    /** @param own kinds of fact beside those that are shipped */
    CaseDefaults(OwnKinds own) {
        this.own = own;
    }

    /** @param problems to which is added whatever is wrong with them */
    void read(String file, String text, List<CaseProblem> problems) {
        CaseDocument.read(file, text, CONTENTS, problems).ifPresent(document -> {
            if (document.root() instanceof ObjectNode all) {
                all.properties().forEach(kind -> add(kind.getKey(), kind.getValue(), document, problems));
            } else {
                problems.add(new CaseProblem(file, 1, "", "is not a mapping; write " + CONTENTS));
            }
        });
    }

    private void add(String kind, JsonNode given, CaseDocument document, List<CaseProblem> problems) {
        String file = document.file();
        String path = "$." + kind;
        if (!(given instanceof ObjectNode fields)) {
            String what = kind + " is not a mapping; write its fields and their values";
            problems.add(new CaseProblem(file, document.line(path), "", what));
            return;
        }
        kinds.set(kind, fields);
        FactForm.read(kind, fields, List.of(), own).wrong().forEach((below, what) -> {
            // What is missing here is what each case says itself.
            if (!what.endsWith(FactForm.MISSING)) {
                doubtful.add(kind);
                fields.remove(field(below));
                problems.add(new CaseProblem(file, document.line(path + below), "", what));
            }
        });
    }

    /** The fact that a case means by these fields. */
    FactForm.Read fact(String kind, ObjectNode written) {
        ObjectNode whole = of(kind);
        whole.setAll(written);
        whole.remove("kind");
        FactForm.Read read = FactForm.read(kind, whole, known(), own);
        if (doubtful.contains(kind)) {
            // What is wrong with the defaults has been told, once.
            read.wrong().keySet().removeIf(below -> !written.has(field(below)));
        }
        return read;
    }

    private static String field(String below) {
        return below.replaceFirst("^\\.", "").replaceFirst("[.\\[].*", "");
    }

    /** The kinds of fact that it knows, sorted. */
    Set<String> known() {
        Set<String> names = new TreeSet<>(own.kinds());
        kinds.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The fields of a kind that need not be shown; none for a kind that it does not know. */
    ObjectNode of(String kind) {
        JsonNode fields = kinds.path(kind);
        return fields instanceof ObjectNode known ? known.deepCopy() : Json.MAPPER.createObjectNode();
    }
}
