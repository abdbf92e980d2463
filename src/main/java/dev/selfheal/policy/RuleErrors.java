package dev.selfheal.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The engine's error texts, shortened to what matters, with a cure where the kind of error is known. */
final class RuleErrors {
    private static final Pattern SYNTAX = Pattern.compile("\\[ERR \\d+\\] Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);

    private static final Pattern FIELD =
            Pattern.compile("unable to resolve method using strict-mode: [\\w.]*?(\\w+)\\.(\\w+)\\(\\)");

    /** How the engine begins what the Java compiler said. */
    private static final String IN_THEN = "Rule Compilation error ";

    private static final List<String> REPEATED = List.of(
            "Duplicate rule name", "Duplicated annotation", "Parser returned a null Package", "is already defined");

    /** What lint tells better, or what follows from it. */
    private static final List<String> IN_A_RULE = List.of(
            IN_THEN,
            "Unable to resolve ObjectType",
            "Unable to Analyse Expression",
            "Unable to create",
            "Error importing",
            "must be a Boolean expression",
            "@Positional field",
            "Unknown accumulate function",
            "Duplicate declaration for variable");

    /** How the engine's parser says that something does not belong where it stands. */
    private static final Pattern MISPLACED = Pattern.compile(
            "(?:mismatched input|no viable alternative at input|extraneous input) '(.+?)'(?: .*)?", Pattern.DOTALL);

    private static final Pattern TWICE = Pattern.compile("Duplicate declaration for variable '(.+?)'");

    private RuleErrors() {}

    /**
     * An error as people should read it.
     *
     * @param line where the text itself names one; else 0
     * @param rank what it may follow from: an error of a higher rank is left out where there is one of a lower
     */
    record Explained(String message, String cure, int line, Rank rank) {}

    /** Which errors say the most. */
    enum Rank {
        CAUSE,
        /** Often no more than the echo of a broken condition of the same rule. */
        CONSEQUENCE,
        /** Said better elsewhere. */
        REPEATED
    }

    static Explained explain(String text) {
        Matcher syntax = SYNTAX.matcher(text);
        if (syntax.find()) {
            Matcher misplaced = MISPLACED.matcher(syntax.group(3));
            String what = misplaced.matches() ? unexpected(misplaced.group(1)) : "syntax: " + oneLine(syntax.group(3));
            String cure = "look there and just before for a missing bracket, quote, comma or end";
            return new Explained(what, cure, number(syntax.group(1)), Rank.CAUSE);
        }
        Matcher field = FIELD.matcher(text);
        if (field.find()) {
            String what = field.group(1) + " has no field \"" + field.group(2) + "\"";
            return new Explained(what, "check its spelling against the schema of the fact", 0, Rank.CONSEQUENCE);
        }
        Matcher twice = TWICE.matcher(text);
        if (twice.find()) {
            String what = "the name " + twice.group(1) + " is given twice";
            return new Explained(what, "give each value a name of its own", 0, Rank.CONSEQUENCE);
        }
        boolean repeated = REPEATED.stream().anyMatch(text::contains);
        boolean consequence = IN_A_RULE.stream().anyMatch(text::contains);
        Rank rank = repeated ? Rank.REPEATED : consequence ? Rank.CONSEQUENCE : Rank.CAUSE;
        return new Explained(oneLine(text.replace(IN_THEN, "in then: ")), cure(text), 0, rank);
    }

    private static String unexpected(String word) {
        return word.equals("<eof>") || word.equals("<EOF>")
                ? "the file ends too soon"
                : "\"" + oneLine(word) + "\" is not expected here";
    }

    private static String cure(String text) {
        if (text.contains("Unable to resolve ObjectType")) {
            return "check the spelling, or import the fact: import dev.selfheal.fact.<Kind>";
        }
        if (text.contains("Unable to Analyse Expression") || text.contains("Unable to create")) {
            return "check the field's name and type against the schema of the fact";
        }
        if (text.contains("insert \";\"")) {
            return "end each statement with a semicolon";
        }
        if (text.contains(IN_THEN)) {
            return "each name there needs a binding in when, or an import";
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
