package dev.selfheal.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine would accept but this project does not: whatever makes a verdict depend on the order of rules, keeps a
 * conclusion alive that no longer follows, or lets a rule do more than conclude.
 */
final class HouseStyle {
    /**
     * One thing that is not done here.
     *
     * @param where the part of a rule file in which it is looked for
     */
    private record Ban(Where where, Pattern pattern, String cure) {}

    private enum Where {
        FILE,
        HEAD,
        WHEN,
        THEN
    }

    private static final String NO_ORDER = "if order seems to be needed, a fact is missing: say it as a condition";

    private static final List<Ban> BANS = List.of(
            ban(Where.HEAD, "\\b(salience)\\b", NO_ORDER),
            ban(Where.HEAD, "\\b((?:agenda|ruleflow|activation)-group|auto-focus)\\b", NO_ORDER),
            ban(Where.HEAD, "\\b(no-loop|lock-on-active)\\b", "a rule must not change what it reads: conclude instead"),
            ban(
                    Where.HEAD,
                    "\\b(timer|calendars|duration|date-effective|date-expires)\\b",
                    "time is in the Cycle fact: compare with its at"),
            ban(Where.FILE, "(?m)^[ \\t]*(global)\\b", "say it as a fact, or as a literal in the rule"),
            ban(Where.FILE, "(?m)^[ \\t]*(function)\\b", "write the expression into the rule"),
            ban(Where.FILE, "(?m)^[ \\t]*(declare)\\b", "use a fact of dev.selfheal.fact"),
            ban(Where.FILE, "(?m)^[ \\t]*(salience|no-loop|lock-on-active|agenda-group|ruleflow-group)\\b", NO_ORDER),
            ban(Where.WHEN, "\\b(eval)\\s*\\(", "write it as a constraint of a pattern"),
            ban(
                    Where.THEN,
                    "(?<![\\w.])((?:insert|update|modify|delete|retract|insertAsync))\\s*[({]",
                    "use insertLogical, so that the conclusion goes when its reason goes"),
            ban(Where.THEN, "\\b(System)\\s*\\.", "a rule only concludes: put the words into the finding's message"),
            ban(Where.THEN, "\\b(drools|kcontext)\\s*\\.", "a rule only concludes: use insertLogical"));

    private static final Pattern MVEL = Pattern.compile("\\bdialect\\s*[\"']mvel[\"']");
    private static final Pattern WHEN_WORD = Pattern.compile("\\bwhen\\b");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package\\s+[\\w.]+");

    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<String, String> seen = new LinkedHashMap<>();

    /** Everything that these files do against the house style, in their order. */
    static List<RuleProblem> check(List<RuleSource> sources) {
        HouseStyle style = new HouseStyle();
        sources.forEach(style::file);
        return List.copyOf(style.problems);
    }

    private static Ban ban(Where where, String pattern, String cure) {
        return new Ban(where, Pattern.compile(pattern), cure);
    }

    private void file(RuleSource source) {
        DrlText text = new DrlText(source.text());
        if (text.code().isBlank()) {
            problems.add(RuleProblem.ofFile(source.path(), "is empty", "write a rule into it or remove it"));
            return;
        }
        if (text.rules().isEmpty()) {
            problems.add(RuleProblem.ofFile(source.path(), "has no rules", "write a rule into it or remove it"));
        }
        if (!PACKAGE.matcher(text.code()).find()) {
            problems.add(
                    RuleProblem.ofFile(source.path(), "names no package", "begin it with: package selfheal.<family>"));
        }
        look(source, text, Where.FILE, 0, text.code().length(), Optional.empty());
        for (Matcher mvel = MVEL.matcher(source.text()); mvel.find(); ) {
            if (text.code().startsWith("dialect", mvel.start())) {
                add(source, text.line(mvel.start()), text, "dialect \"mvel\" is not used here", "leave it out");
            }
        }
        for (DrlText.Rule rule : text.rules()) {
            rule(source, text, rule);
        }
    }

    private void rule(RuleSource source, DrlText text, DrlText.Rule rule) {
        int line = text.line(rule.start());
        String place = source.path() + ":" + line;
        String first = seen.putIfAbsent(rule.name(), place);
        if (first != null) {
            String message = "there is already a rule of that name at " + first;
            problems.add(new RuleProblem(
                    source.path(), line, Optional.of(rule.name()), message, "give each rule a name of its own"));
        }
        Matcher when = WHEN_WORD.matcher(text.code()).region(rule.start(), rule.then());
        int begin = when.find() ? when.start() : rule.then();
        Optional<String> name = Optional.of(rule.name());
        look(source, text, Where.HEAD, rule.start(), begin, name);
        look(source, text, Where.WHEN, begin, rule.then(), name);
        look(source, text, Where.THEN, rule.then(), rule.end(), name);
    }

    private void look(RuleSource source, DrlText text, Where where, int from, int to, Optional<String> rule) {
        for (Ban ban : BANS) {
            if (ban.where() == where) {
                for (Matcher found = ban.pattern().matcher(text.code()).region(from, to); found.find(); ) {
                    if (rule.isEmpty() && text.inRule(found.start(1))) {
                        continue;
                    }
                    String message = found.group(1) + " is not used here";
                    int line = text.line(found.start(1));
                    if (rule.isPresent()) {
                        problems.add(new RuleProblem(source.path(), line, rule, message, ban.cure()));
                    } else {
                        add(source, line, text, message, ban.cure());
                    }
                }
            }
        }
    }

    private void add(RuleSource source, int line, DrlText text, String message, String cure) {
        problems.add(new RuleProblem(source.path(), line, text.ruleAt(line).map(DrlText.Rule::name), message, cure));
    }
}
