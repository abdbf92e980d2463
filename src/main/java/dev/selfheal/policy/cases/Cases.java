package dev.selfheal.policy.cases;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What came of a folder of cases.
 *
 * @param all in the order of the files and of the cases in them; those with a problem, or in a file that is not sound, are left out
 * @param problems everything that is wrong with the files, at once
 */
public record Cases(List<RuleCase> all, List<CaseProblem> problems) {
    public Cases {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /** The cases whose file and name, as in {@code service/health.yaml: it is down}, hold a match. */
    public List<RuleCase> matching(Pattern pattern) {
        return all.stream()
                .filter(one -> pattern.matcher(one.toString()).find())
                .toList();
    }
}
