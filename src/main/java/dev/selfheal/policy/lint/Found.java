package dev.selfheal.policy.lint;

import dev.selfheal.policy.RuleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong, each once. */
final class Found {
    private final List<RuleProblem> problems = new ArrayList<>();

    void add(Place place, String message, String cure) {
        FileText file = place.file();
        add(new RuleProblem(file.path(), file.line(place.offset()), file.ruleAt(place.offset()), message, cure));
    }

    void ofFile(FileText file, String message, String cure) {
        add(new RuleProblem(file.path(), 0, Optional.empty(), message, cure));
    }

    private void add(RuleProblem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    List<RuleProblem> all() {
        return List.copyOf(problems);
    }
}
