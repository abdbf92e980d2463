package dev.selfheal.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule as its own file describes it.
 *
 * @param severity what it says of its findings; empty for a rule that does not judge
 * @param doc empty where it says nothing of itself
 */
public record RuleEntry(String name, String file, int line, Optional<String> severity, String doc) {
    private static final Pattern SEVERITY = Pattern.compile("@severity\\(\\s*(\\w+)\\s*\\)");
    private static final Pattern DOC = Pattern.compile("@doc\\(\\s*\"([^\"]*)\"\\s*\\)");

    /** Every rule below the folder, in the order of the files. Reads the text only: nothing is compiled. */
    public static List<RuleEntry> below(Path rulesFolder) {
        return RuleFiles.read(rulesFolder).sources().stream()
                .flatMap(source -> {
                    DrlText text = new DrlText(source.text());
                    return text.rules().stream().map(rule -> of(source, text, rule));
                })
                .toList();
    }

    private static RuleEntry of(RuleSource source, DrlText text, DrlText.Rule rule) {
        String written = text.written(rule);
        return new RuleEntry(
                rule.name(),
                source.path(),
                text.line(rule.start()),
                first(SEVERITY, written),
                first(DOC, written).orElse(""));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
