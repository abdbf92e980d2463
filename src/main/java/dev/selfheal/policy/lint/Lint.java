package dev.selfheal.policy.lint;

import dev.selfheal.policy.DrlText;
import dev.selfheal.policy.RuleProblem;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.tree.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Everything that is wrong with a set of rule files and that the engine would accept, or tell late, or not plainly. In two
 * grades: with what is {@code unsound} no rule may judge, since the verdict would be wrong, unsafe or endless; what is
 * {@code careless} misleads people only, and must not stop the healer at night.
 */
public final class Lint {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package\\s+[\\w.]+");

    private final Vocabulary words;
    private final Found unsound = new Found();
    private final List<FileText> files;
    private final List<RuleLook> rules = new ArrayList<>();

    private Lint(List<RuleSource> sources, Vocabulary words) {
        this.words = words;
        this.files = sources.stream().map(FileText::new).toList();
    }

    /** What keeps these rules from judging. */
    public static List<RuleProblem> unsound(List<RuleSource> sources, Vocabulary words) {
        Lint lint = new Lint(sources, words);
        lint.all();
        return lint.unsound.all();
    }

    /** What misleads those who read these rules, and changes no verdict. */
    public static List<RuleProblem> careless(List<RuleSource> sources, Vocabulary words) {
        Lint lint = new Lint(sources, words);
        lint.all();
        Found careless = new Found();
        Care.check(lint.files, lint.rules, careless);
        return careless.all();
    }

    private void all() {
        Map<String, String> seen = new LinkedHashMap<>();
        for (FileText file : files) {
            if (file.words().code().isBlank()) {
                unsound.ofFile(file, "is empty", "write a rule into it or remove it");
                continue;
            }
            file(file, seen);
        }
        rules.forEach(rule -> Shape.check(rule, unsound));
        rules.forEach(rule -> Strata.check(rule, unsound));
        rules.forEach(rule -> Ids.check(rule, words, unsound));
        Feeding.check(rules, unsound);
    }

    private void file(FileText file, Map<String, String> seen) {
        List<DrlText.Rule> written = file.words().rules();
        if (written.isEmpty()) {
            unsound.ofFile(file, "has no rules", "write a rule into it or remove it");
        }
        if (!PACKAGE.matcher(file.words().code()).find()) {
            unsound.ofFile(file, "names no package", "begin it with: package selfheal.<family>");
        }
        if (file.rules().size() > written.size()) {
            unsound.ofFile(file, "has a rule that does not begin a line", "begin each rule on a line of its own");
        }
        for (DrlText.Rule rule : written) {
            Place place = new Place(file, rule.start());
            String first = seen.putIfAbsent(rule.name(), file.path() + ":" + file.line(rule.start()));
            if (first != null) {
                unsound.add(
                        place, "there is already a rule of that name at " + first, "give each rule a name of its own");
            }
        }
        BannedWords.check(file, unsound);
        Annotations.check(file, unsound);
        Imports imports = new Imports(file, words, unsound);
        for (Rule rule : file.rules()) {
            Scope scope = new Scope(file, imports, unsound);
            List<Read> reads = Conditions.of(rule.when(), file, scope);
            rules.add(new RuleLook(rule, file, reads, Consequence.of(rule, file, scope)));
        }
    }
}
