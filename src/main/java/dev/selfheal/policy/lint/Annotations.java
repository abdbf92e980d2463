package dev.selfheal.policy.lint;

import dev.selfheal.policy.DrlText;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between a rule's name and its conditions: each thing is said once. */
final class Annotations {
    private static final Pattern ANNOTATION = Pattern.compile("@\\s*(\\w+)|\\bwhen\\b");

    private Annotations() {}

    static void check(FileText file, Found found) {
        for (DrlText.Rule rule : file.words().rules()) {
            Set<String> said = new HashSet<>();
            Matcher next = ANNOTATION.matcher(file.words().code()).region(rule.start(), rule.then());
            while (next.find() && next.group(1) != null) {
                if (!said.add(next.group(1))) {
                    found.add(new Place(file, next.start()), "says @" + next.group(1) + " twice", "leave one");
                }
            }
        }
    }
}
