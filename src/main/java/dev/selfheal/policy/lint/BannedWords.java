package dev.selfheal.policy.lint;

import dev.selfheal.policy.DrlText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of the rule language that are not used here: whatever makes a verdict depend on the order of rules, keeps a
 * conclusion alive that no longer follows, or lets a rule do more than conclude.
 */
final class BannedWords {
    /** @param where the part of a rule file in which it is looked for */
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
            ban(Where.HEAD, "\\b(enabled)\\b", "remove the rule instead"),
            ban(Where.HEAD, "\\b(extends)\\b", "write the conditions into this rule too"),
            ban(Where.FILE, "(?m)^[ \\t]*(global)\\b", "say it as a fact, or as a literal in the rule"),
            ban(Where.FILE, "(?m)^[ \\t]*(function)\\b", "write the expression into the rule"),
            ban(Where.FILE, "(?m)^[ \\t]*(query)\\b", "write its conditions into the rule"),
            ban(Where.FILE, "(?m)^[ \\t]*(unit)\\b", "leave it out"),
            ban(Where.FILE, "(?m)^[ \\t]*(declare)\\b", "use a fact of dev.selfheal.fact"),
            ban(Where.FILE, "(?m)^[ \\t]*(salience|no-loop|lock-on-active|agenda-group|ruleflow-group)\\b", NO_ORDER),
            ban(Where.WHEN, "\\b(eval)\\s*\\(", "write it as a constraint of a pattern"),
            ban(
                    Where.THEN,
                    "(?<![\\w.])((?:insert|update|modify|delete|retract|insertAsync))\\s*[({]",
                    "use insertLogical, so that the conclusion goes when its reason goes"));

    private static final Pattern MVEL = Pattern.compile("\\bdialect\\s*[\"']mvel[\"']");
    private static final Pattern WHEN_WORD = Pattern.compile("\\bwhen\\b");

    private final FileText file;
    private final String code;
    private final Found found;

    private BannedWords(FileText file, Found found) {
        this.file = file;
        this.code = file.words().code();
        this.found = found;
    }

    static void check(FileText file, Found found) {
        new BannedWords(file, found).all();
    }

    private static Ban ban(Where where, String pattern, String cure) {
        return new Ban(where, Pattern.compile(pattern), cure);
    }

    private void all() {
        look(Where.FILE, file.outsideRules(), 0, code.length());
        for (Matcher mvel = MVEL.matcher(file.text()); mvel.find(); ) {
            if (code.startsWith("dialect", mvel.start())) {
                found.add(new Place(file, mvel.start()), "dialect \"mvel\" is not used here", "leave it out");
            }
        }
        for (DrlText.Rule rule : file.words().rules()) {
            Matcher when = WHEN_WORD.matcher(code).region(rule.start(), rule.then());
            int begin = when.find() ? when.start() : rule.then();
            look(Where.HEAD, code, rule.start(), begin);
            look(Where.WHEN, code, begin, rule.then());
            look(Where.THEN, code, rule.then(), rule.end());
        }
    }

    private void look(Where where, String text, int from, int to) {
        for (Ban ban : BANS) {
            if (ban.where() == where) {
                for (Matcher word = ban.pattern().matcher(text).region(from, to); word.find(); ) {
                    found.add(new Place(file, word.start(1)), word.group(1) + " is not used here", ban.cure());
                }
            }
        }
    }
}
