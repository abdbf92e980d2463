package dev.selfheal.explain;

import dev.selfheal.policy.tree.Accumulate;
import dev.selfheal.policy.tree.AllOf;
import dev.selfheal.policy.tree.AnyOf;
import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Constraint;
import dev.selfheal.policy.tree.Exists;
import dev.selfheal.policy.tree.Not;
import dev.selfheal.policy.tree.Pattern;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** What a condition asks for, as its rule says it but without what only gives names to values. */
final class Asked {
    private static final java.util.regex.Pattern TEXT = java.util.regex.Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final java.util.regex.Pattern WORD =
            java.util.regex.Pattern.compile("(?<![.\\w$])(\\$?[A-Za-z_]\\w*)(?!\\s*\\()");

    private Asked() {}

    static String by(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return pattern.type()
                    + pattern.constraints().stream()
                            .filter(Constraint::tests)
                            .map(Asked::by)
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        if (condition instanceof Not not) {
            return "not " + enclosed(not.inside());
        }
        if (condition instanceof Exists exists) {
            return "exists " + enclosed(exists.inside());
        }
        if (condition instanceof AllOf all) {
            return joined(all, " and ");
        }
        if (condition instanceof AnyOf any) {
            return joined(any, " or ");
        }
        if (condition instanceof Accumulate accumulate) {
            Function<Accumulate.Total, String> total =
                    one -> one.binding().map(name -> name + " : ").orElse("") + one.function() + "("
                            + String.join(", ", one.arguments()) + ")";
            String totals = accumulate.totals().stream().map(total).collect(Collectors.joining(", "));
            String results = accumulate.results().stream().map(Asked::by).collect(Collectors.joining(", "));
            return "accumulate(" + by(accumulate.inside()) + "; " + totals + (results.isEmpty() ? "" : "; ") + results
                    + ")";
        }
        return oneLine(condition.drl());
    }

    static String by(Constraint constraint) {
        return oneLine(constraint.drl());
    }

    private static String joined(Condition several, String word) {
        return several.parts().stream().map(Asked::enclosed).collect(Collectors.joining(word));
    }

    private static String enclosed(Condition condition) {
        boolean several = condition instanceof AllOf || condition instanceof AnyOf;
        return several ? "(" + by(condition) + ")" : by(condition);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The fields and variables that an expression speaks of, and perhaps other words: whoever asks knows which there are. */
    static Set<String> words(String expression) {
        Matcher matcher = WORD.matcher(TEXT.matcher(expression).replaceAll(" "));
        return matcher.results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
