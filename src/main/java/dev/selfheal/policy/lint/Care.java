package dev.selfheal.policy.lint;

import dev.selfheal.policy.DrlText;
import dev.selfheal.policy.tree.Accumulate;
import dev.selfheal.policy.tree.Condition;
import dev.selfheal.spelling.Nearest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What rule files owe to those who read them: true names, a sentence on each rule, and no word of rules that are gone. */
final class Care {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+");

    private Care() {}

    static void check(List<FileText> files, List<RuleLook> rules, Found found) {
        Set<String> names = files.stream()
                .flatMap(file -> file.words().rules().stream())
                .map(DrlText.Rule::name)
                .collect(Collectors.toCollection(TreeSet::new));
        for (RuleLook rule : rules) {
            name(rule, found);
            if (rule.rule()
                    .annotations()
                    .getOrDefault("doc", "")
                    .replace("\"", "")
                    .isBlank()) {
                found.add(rule.place(), "does not say what it is for", "add @doc(\"one sentence\") below its name");
            }
            Severities.check(rule, found);
            rule.reads().forEach(read -> known(rule, read, names, found));
            rule.rule().when().parts().forEach(part -> counted(rule, part, found));
        }
    }

    private static void name(RuleLook rule, Found found) {
        String name = rule.rule().name();
        if (!NAME.matcher(name).matches()) {
            found.add(
                    rule.place(),
                    "its name is not a rule's",
                    "write it in lower case with dots, such as \"service.down\"");
        }
        int slash = rule.file().path().lastIndexOf('/');
        String folder = rule.file().path().substring(0, Math.max(0, slash)).replace('/', '.');
        String wanted = "selfheal." + folder;
        if (slash > 0 && !rule.rule().packageName().equals(wanted)) {
            found.ofFile(
                    rule.file(),
                    "names the package " + rule.rule().packageName() + ", which is not its folder",
                    "begin it with: package " + wanted);
        }
    }

    private static void known(RuleLook rule, Read read, Set<String> names, Found found) {
        for (Expr.Literal text : RuleIds.compared(read, field -> RuleIds.holds(read.type(), field))) {
            String id = String.valueOf(text.value());
            if (!names.contains(id)) {
                String cure = Nearest.of(id, names)
                        .map(near -> "did you mean " + near + "? If the rule was removed, remove its name here too")
                        .orElse("if the rule was removed, remove its name here too");
                found.add(rule.place(text.at()), "no rule is called \"" + id + "\"", cure);
            }
        }
    }

    /** A count of none is a count too. */
    private static void counted(RuleLook rule, Condition part, Found found) {
        if (part instanceof Accumulate accumulate && accumulate.results().isEmpty()) {
            accumulate.totals().stream()
                    .filter(total -> total.function().equals("count"))
                    .findFirst()
                    .ifPresent(total -> found.add(
                            rule.place(part.span().begin()),
                            "this count also holds where there is none",
                            "say how many are meant: " + total.binding().orElse("$count") + " > 0"));
        }
    }
}
