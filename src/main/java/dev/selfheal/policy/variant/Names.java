package dev.selfheal.policy.variant;

import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Rule;
import java.util.regex.Pattern;

/** The names that a rule's conditions give, and where it uses them. */
record Names(Rule rule) {
    /** Whether nothing outside a condition needs a name that it gives. */
    boolean unused(Condition condition) {
        String all = rule.when().drl() + rule.then();
        return condition.binds().stream().allMatch(name -> count(all, name) == count(condition.drl(), name));
    }

    /** Whether a condition speaks of something that another one names. */
    static boolean uses(Condition condition, Condition naming) {
        return naming.binds().stream().anyMatch(name -> count(condition.drl(), name) > 0);
    }

    private static int count(String text, String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?!\\w)").split(text, -1).length - 1;
    }
}
