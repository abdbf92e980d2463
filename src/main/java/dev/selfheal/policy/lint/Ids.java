package dev.selfheal.policy.lint;

import dev.selfheal.fact.Attempt;
import dev.selfheal.spelling.Nearest;
import dev.selfheal.verdict.Fix;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names that are written as texts: a conclusion's own rule, and the actions that fixes ask for. */
final class Ids {
    /** Of {@code Fix.of} and of {@code new Fix}. */
    private static final int ACTION = 2;

    private Ids() {}

    static void check(RuleLook rule, Vocabulary words, Found found) {
        String name = rule.rule().name();
        for (Concluded one : rule.concludes()) {
            Optional<String> said = one.text(0);
            if (said.isEmpty() || !said.get().equals(name)) {
                found.add(
                        rule.place(one.at()),
                        "concludes under "
                                + said.map(id -> "the name \"" + id + "\"").orElse("another name than its own"),
                        "write \"" + name + "\" first, the name of the rule");
            }
            if (one.type() == Fix.class && ACTION < one.arguments().size()) {
                one.text(ACTION)
                        .ifPresent(action -> action(
                                action, rule.place(one.arguments().get(ACTION).at()), words.actions(), found));
            }
        }
        for (Read read : rule.reads()) {
            if (read.type() == Fix.class || read.type() == Attempt.class) {
                RuleIds.compared(read, "action"::equals)
                        .forEach(text ->
                                action(String.valueOf(text.value()), rule.place(text.at()), words.actions(), found));
            }
        }
    }

    private static void action(String action, Place place, Set<String> known, Found found) {
        if (!known.isEmpty() && !known.contains(action)) {
            String cure = Nearest.of(action, known)
                    .map(near -> "did you mean " + near + "?")
                    .orElse("there are " + String.join(", ", new TreeSet<>(known)));
            found.add(place, "no fix is called \"" + action + "\"", cure);
        }
    }
}
