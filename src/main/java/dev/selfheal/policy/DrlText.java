package dev.selfheal.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule file seen as text: which rule begins where, and the words of it that are neither comment nor string. The engine
 * does not tell such things of a file that it could compile.
 */
public final class DrlText {
    private static final Pattern RULE =
            Pattern.compile("(?m)^[ \\t]*rule[ \\t]+(?=[\"'])|^[ \\t]*rule[ \\t]+(?=[\\w.-]+[ \\t]*$)");
    private static final Pattern NAME = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'|([\\w.-]+)");
    private static final Pattern END = Pattern.compile("(?m)^[ \\t]*end\\b|[;}\\s]end[ \\t]*$");
    private static final Pattern THEN = Pattern.compile("(?m)^[ \\t]*then\\b|\\bthen[ \\t]*$");

    private final String text;
    private final String code;
    private final List<Rule> rules;

    public DrlText(String text) {
        this.text = text;
        this.code = code(text);
        this.rules = rules(text, code);
    }

    /**
     * One rule's place in the text.
     *
     * @param then where the words after {@code then} begin; the end where there is none
     */
    public record Rule(String name, int start, int then, int end) {}

    public List<Rule> rules() {
        return rules;
    }

    /** The text with every comment and the inside of every string as blanks; same length, same lines. */
    public String code() {
        return code;
    }

    /** The text of a rule as it was written. */
    String written(Rule rule) {
        return text.substring(rule.start(), rule.end());
    }

    public int line(int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    boolean inRule(int offset) {
        return rules.stream().anyMatch(rule -> rule.start() <= offset && offset < rule.end());
    }

    /** The rule that line belongs to. */
    public Optional<Rule> ruleAt(int line) {
        return rules.stream()
                .filter(rule -> line(rule.start()) <= line && line <= line(rule.end()))
                .findFirst();
    }

    private static List<Rule> rules(String text, String code) {
        List<Rule> found = new ArrayList<>();
        Matcher rule = RULE.matcher(code);
        Matcher name = NAME.matcher(text);
        for (int at = 0; rule.find(at); ) {
            Matcher next = RULE.matcher(code);
            int limit = next.find(rule.end()) ? next.start() : code.length();
            name.region(rule.end(), limit);
            String called = name.lookingAt() ? firstGroup(name) : "";
            int then = find(THEN, code, rule.end(), limit, true).orElse(limit);
            int end = find(END, code, Math.min(then, limit), limit, false).orElse(limit);
            found.add(new Rule(called, rule.start(), Math.min(then, end), end));
            at = limit;
        }
        return List.copyOf(found);
    }

    private static String firstGroup(Matcher name) {
        for (int group = 1; group <= name.groupCount(); group++) {
            String value = name.group(group);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static Optional<Integer> find(Pattern what, String code, int from, int to, boolean after) {
        Matcher matcher = what.matcher(code).region(from, to);
        return matcher.find() ? Optional.of(after ? matcher.end() : matcher.start()) : Optional.empty();
    }

    private static String code(String text) {
        StringBuilder code = new StringBuilder(text);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (text.startsWith("//", at)) {
                end = until(text, "\n", at);
                blank(code, at, end);
            } else if (text.startsWith("/*", at)) {
                end = Math.min(text.length(), until(text, "*/", at + 2) + 2);
                blank(code, at, end);
            } else if (c == '"' || c == '\'') {
                end = closing(text, c, at + 1);
                blank(code, at + 1, end);
                end = Math.min(text.length(), end + 1);
            }
            at = end;
        }
        return code.toString();
    }

    private static int until(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found;
    }

    private static int closing(String text, char quote, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == quote || c == '\n') {
                return at;
            }
        }
        return text.length();
    }

    private static void blank(StringBuilder code, int from, int to) {
        for (int at = from; at < Math.min(to, code.length()); at++) {
            if (code.charAt(at) != '\n') {
                code.setCharAt(at, ' ');
            }
        }
    }
}
