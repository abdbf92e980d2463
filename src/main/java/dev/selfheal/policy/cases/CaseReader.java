package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rule cases from their files. Strict: a key that it does not know would be a check not made. */
final class CaseReader {
    static final String CONTENTS = "a list of cases, each beginning with - case: what it shows";

    private final CaseDefaults defaults;
    private final Collection<String> rules;
    private final List<CaseProblem> problems;
    private final List<RuleCase> read = new ArrayList<>();

    /**
     * @param rules the names that cases may speak of
     * @param problems to which is added whatever is wrong with the files
     */
    CaseReader(CaseDefaults defaults, Collection<String> rules, List<CaseProblem> problems) {
        this.defaults = defaults;
        this.rules = rules;
        this.problems = problems;
    }

    List<RuleCase> read() {
        return read;
    }

    void file(String file, String text) {
        int before = problems.size();
        CaseDocument.read(file, text, CONTENTS, problems)
                .ifPresent(document -> document(document, problems.size() == before));
    }

    /** @param sound whether what is read is what is written */
    private void document(CaseDocument document, boolean sound) {
        JsonNode root = document.root();
        if (!root.isArray() || root.isEmpty()) {
            problems.add(new CaseProblem(document.file(), 1, "", "is not a list of cases; write " + CONTENTS));
            return;
        }
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < root.size(); i++) {
            String path = "$[" + i + "]";
            int before = problems.size();
            CaseForm form = new CaseForm(document, path, root.get(i), problems);
            RuleCase one = form.read(defaults, rules);
            Integer first = names.putIfAbsent(one.name(), one.line());
            if (first != null && !one.name().isEmpty()) {
                form.wrong("", "has the name of the case in line " + first + "; give it one of its own");
            }
            if (sound && problems.size() == before) {
                read.add(one);
            }
        }
    }
}
