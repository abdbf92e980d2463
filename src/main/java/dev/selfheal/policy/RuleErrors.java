package dev.selfheal.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The engine's error texts, shortened to what matters, with a cure where the kind of error is known. */
final class RuleErrors {
    private static final Pattern SYNTAX = Pattern.compile("\\[ERR \\d+\\] Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);

    private RuleErrors() {}

    /**
     * An error as people should read it.
     *
     * @param line where the text itself names one; else 0
     * @param repeated whether the house style has said the same better
     */
    record Explained(String message, String cure, int line, boolean repeated) {}

    static Explained explain(String text) {
        Matcher syntax = SYNTAX.matcher(text);
        if (syntax.find()) {
            String what = "syntax: " + oneLine(syntax.group(3)) + " (column " + syntax.group(2) + ")";
            return new Explained(
                    what, "look for a missing bracket, quote, comma or end", number(syntax.group(1)), false);
        }
        boolean repeated = text.contains("Duplicate rule name");
        return new Explained(oneLine(text), cure(text), 0, repeated);
    }

    private static String cure(String text) {
        if (text.contains("Unable to resolve ObjectType")) {
            return "check the spelling, or import the fact: import dev.selfheal.fact.<Kind>";
        }
        if (text.contains("Unable to Analyse Expression") || text.contains("Unable to create")) {
            return "check the field's name and type against facts-schema";
        }
        if (text.contains("Rule Compilation error")) {
            return "check the names in then: each needs a binding in when or an import";
        }
        return "compare it with a rule that works";
    }

    static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 297) + "...";
    }

    private static int number(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
