package dev.selfheal.policy.lint;

import dev.selfheal.policy.tree.Accumulate;
import dev.selfheal.policy.tree.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the conditions of a rule stand to each other. */
final class Shape {
    private static final Pattern WORD = Pattern.compile("\\$?[A-Za-z_]\\w*");

    private Shape() {}

    static void check(RuleLook rule, Found found) {
        List<Condition> parts = rule.rule().when().parts();
        if (parts.isEmpty()) {
            found.add(rule.place(), "has no conditions, so it concludes in every cycle", "say what must be seen");
        }
        Set<String> bound = new HashSet<>();
        boolean others = false;
        for (Condition part : parts) {
            if (part instanceof Accumulate accumulate) {
                if (others && !uses(accumulate.inside().drl(), bound)) {
                    found.add(
                            rule.place(part.span().begin()),
                            "this accumulate needs nothing of the conditions before it, yet is worked out again for each of them",
                            "put it first");
                }
            } else {
                others = true;
            }
            bound.addAll(part.binds());
        }
    }

    private static boolean uses(String drl, Set<String> names) {
        for (Matcher word = WORD.matcher(drl); word.find(); ) {
            if (names.contains(word.group())) {
                return true;
            }
        }
        return false;
    }
}
