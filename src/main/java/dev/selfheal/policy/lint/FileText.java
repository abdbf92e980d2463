package dev.selfheal.policy.lint;

import dev.selfheal.policy.DrlText;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.policy.tree.RuleTree;
import java.util.List;
import java.util.Optional;

/** A rule file as text and as trees. */
final class FileText {
    private final RuleSource source;
    private final DrlText text;
    private final List<Rule> rules;

    FileText(RuleSource source) {
        this.source = source;
        this.text = new DrlText(source.text());
        List<Rule> whole = RuleTree.of(source.path(), source.text());
        // In a file that cannot be read, the other rules can: their problems are told in the same go.
        this.rules = whole.isEmpty()
                ? text.rules().stream()
                        .flatMap(rule -> RuleTree.of(source.path(), only(rule)).stream())
                        .toList()
                : whole;
    }

    String path() {
        return source.path();
    }

    String text() {
        return source.text();
    }

    DrlText words() {
        return text;
    }

    List<Rule> rules() {
        return rules;
    }

    int line(int offset) {
        return text.line(Math.min(offset, source.text().length()));
    }

    Optional<String> ruleAt(int offset) {
        return text.rules().stream()
                .filter(rule -> rule.start() <= offset && offset <= rule.end())
                .map(DrlText.Rule::name)
                .findFirst();
    }

    /** What is neither comment nor text in quotes nor within a rule; everything else is blank. */
    String outsideRules() {
        StringBuilder left = new StringBuilder(text.code());
        text.rules().forEach(rule -> blank(left, rule.start(), rule.end()));
        return left.toString();
    }

    /** The file with all its other rules blank, so that every offset stays. */
    private String only(DrlText.Rule wanted) {
        StringBuilder left = new StringBuilder(source.text());
        for (DrlText.Rule rule : text.rules()) {
            if (!rule.equals(wanted)) {
                int end = text.code().indexOf("end", rule.end());
                boolean ended = end >= 0 && end <= rule.end() + 1;
                blank(left, rule.start(), ended ? end + "end".length() : rule.end());
            }
        }
        return left.toString();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != '\n') {
                text.setCharAt(at, ' ');
            }
        }
    }
}
