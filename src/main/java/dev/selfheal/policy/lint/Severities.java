package dev.selfheal.policy.lint;

import dev.selfheal.spelling.Nearest;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a judging rule says beforehand how severe its findings are, and keeps to it. */
final class Severities {
    private static final Pattern ANNOTATION = Pattern.compile("@\\s*severity\\s*\\(\\s*([^)]*?)\\s*\\)");

    private Severities() {}

    static void check(RuleLook rule, Found found) {
        List<Concluded> judged = rule.concludes().stream()
                .filter(one -> one.type() == Finding.class || one.type() == Cause.class)
                .toList();
        List<String> said = said(rule, found);
        if (judged.isEmpty()) {
            if (!said.isEmpty() && !rule.concludes().isEmpty()) {
                found.add(rule.place(), "has a @severity but concludes no finding and no cause", "leave it out");
            }
            return;
        }
        if (said.isEmpty()) {
            String usual = judged.stream()
                    .flatMap(one -> severity(one).stream())
                    .findFirst()
                    .orElse("WARNING");
            found.add(rule.place(), "does not say how severe it is", "add @severity(" + usual + ") below its name");
            return;
        }
        for (Concluded one : judged) {
            Optional<String> severity = severity(one);
            if (severity.isPresent() && !said.contains(severity.get()) && known().contains(said.get(0))) {
                found.add(
                        rule.place(one.at()),
                        "concludes " + severity.get() + ", yet says @severity(" + said.get(0) + ")",
                        "say the same in both");
            }
        }
    }

    private static List<String> said(RuleLook rule, Found found) {
        List<String> said = new ArrayList<>();
        int begin = rule.rule().span().begin();
        int end = begin + rule.rule().head().length();
        for (Matcher next = ANNOTATION.matcher(rule.file().words().code()).region(begin, end); next.find(); ) {
            String severity = next.group(1);
            if (!known().contains(severity)) {
                String cure = Nearest.of(severity, known())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("write one of " + String.join(", ", known()));
                found.add(rule.place(next.start()), "there is no severity " + severity, cure);
            }
            said.add(severity);
        }
        return said;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        Arrays.stream(Severity.values()).map(Enum::name).forEach(known::add);
        return known;
    }

    /** As far as it is written out. */
    private static Optional<String> severity(Concluded one) {
        String factory = one.by().toUpperCase(Locale.ROOT);
        if (known().contains(factory)) {
            return Optional.of(factory);
        }
        return one.arguments().stream()
                .filter(argument -> argument instanceof Expr.Member member
                        && member.on() instanceof Expr.Name name
                        && name.name().equals(Severity.class.getSimpleName()))
                .map(argument -> ((Expr.Member) argument).name())
                .findFirst();
    }
}
