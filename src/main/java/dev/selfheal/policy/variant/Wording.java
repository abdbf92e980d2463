package dev.selfheal.policy.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An expression as it is written, and what else could be written there.
 *
 * @param code the same with nothing in its strings
 */
record Wording(String text, String code) {
    private static final Pattern STRING = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.$])\\d{1,18}(?![\\w.])");
    private static final Pattern COMPARISON = Pattern.compile("(?<![-<>=!])(<=|>=|<|>)(?![<>=])");
    private static final Pattern SIGN = Pattern.compile("compareTo\\([^()]*\\)\\s*[<>=!]=?\\s*$");
    private static final Pattern LIST = Pattern.compile("\\bin\\s*\\(");
    private static final Pattern SEVERITY =
            Pattern.compile("\\bSeverity\\.(?:CRITICAL|WARNING|INFO)\\b|\\.(?:critical|warning)\\(");
    private static final Map<String, String> SEVERITIES = Map.of(
            "Severity.CRITICAL", "Severity.WARNING",
            "Severity.WARNING", "Severity.CRITICAL",
            "Severity.INFO", "Severity.CRITICAL",
            ".critical(", ".warning(",
            ".warning(", ".critical(");

    static Wording of(String text) {
        String code = STRING.matcher(text)
                .replaceAll(string -> "\"" + "_".repeat(string.group().length() - 2) + "\"");
        return new Wording(text, code);
    }

    /**
     * What else could be written.
     *
     * @param words what became of what
     */
    record Other(String text, Change change, String words) {}

    /** With a number one less or one more, or a comparison with its limit or without. */
    List<Other> thresholds() {
        List<Other> others = new ArrayList<>(numbers());
        for (Matcher comparison = COMPARISON.matcher(code); comparison.find(); ) {
            String sign = comparison.group();
            String other = sign.endsWith("=") ? sign.substring(0, 1) : sign + "=";
            others.add(instead(comparison, other, Change.THRESHOLD));
        }
        return others;
    }

    /** With a number one less or one more; the sign of a comparison is no quantity. */
    List<Other> numbers() {
        List<Other> others = new ArrayList<>();
        for (Matcher number = NUMBER.matcher(code); number.find(); ) {
            if (!SIGN.matcher(code.substring(0, number.start())).find()) {
                long value = Long.parseLong(number.group());
                others.add(instead(number, Long.toString(value - 1), Change.THRESHOLD));
                others.add(instead(number, Long.toString(value + 1), Change.THRESHOLD));
            }
        }
        return others;
    }

    /** With another severity. */
    List<Other> severities() {
        List<Other> others = new ArrayList<>();
        for (Matcher severity = SEVERITY.matcher(code); severity.find(); ) {
            others.add(instead(severity, SEVERITIES.getOrDefault(severity.group(), ""), Change.SEVERITY));
        }
        return others;
    }

    /** With one of several statements left out. */
    List<Other> statements() {
        List<Stretch> statements = Stretch.split(code, 0, code.length(), ";").stream()
                .filter(part -> !part.of(code).isEmpty())
                .toList();
        return statements.size() < 2
                ? List.of()
                : statements.stream()
                        .filter(part -> part.of(code).startsWith("insertLogical"))
                        .map(part -> new Other(
                                text.substring(0, part.begin()) + text.substring(part.end()),
                                Change.CONCLUSION,
                                "left out " + oneLine(part.of(text))))
                        .toList();
    }

    /** With one element less in a list, or one operand less of an {@code and} or {@code or}. */
    List<Other> alternatives() {
        List<Other> others = new ArrayList<>();
        for (Matcher list = LIST.matcher(code); list.find(); ) {
            others.addAll(without(list.end(), Stretch.closing(code, list.end()), ",", Change.ALTERNATIVE));
        }
        others.addAll(operands(0, code.length()));
        return others;
    }

    private List<Other> operands(int begin, int end) {
        for (String operator : List.of("||", "&&")) {
            List<Stretch> operands = Stretch.split(code, begin, end, operator);
            if (operands.size() > 1) {
                Change change = operator.equals("||") ? Change.ALTERNATIVE : Change.LEFT_OUT;
                List<Other> others = new ArrayList<>(without(begin, end, operator, change));
                operands.forEach(operand -> others.addAll(operands(operand.begin(), operand.end())));
                return others;
            }
        }
        int open = code.indexOf('(', begin);
        boolean enclosed = open >= 0
                && open < end
                && code.substring(begin, open).isBlank()
                && code.substring(Math.min(end, Stretch.closing(code, open + 1) + 1), end)
                        .isBlank();
        return enclosed ? operands(open + 1, Stretch.closing(code, open + 1)) : List.of();
    }

    private List<Other> without(int begin, int end, String separator, Change change) {
        List<Stretch> elements = Stretch.split(code, begin, end, separator);
        if (elements.size() < 2) {
            return List.of();
        }
        return elements.stream()
                .map(out -> {
                    List<String> rest = elements.stream()
                            .filter(element -> !element.equals(out))
                            .map(element -> element.of(text))
                            .toList();
                    String joined = String.join(separator.equals(",") ? ", " : " " + separator + " ", rest);
                    return new Other(
                            text.substring(0, begin) + joined + text.substring(end),
                            change,
                            "left out " + oneLine(out.of(text)));
                })
                .toList();
    }

    /** The opposite of a test: the rule language does not let every operator stand inside {@code !(...)}. */
    String negated() {
        boolean several = Stream.of("||", "&&")
                .anyMatch(operator ->
                        Stretch.split(code, 0, code.length(), operator).size() > 1);
        String whole = "!(" + text + ")";
        return several ? whole : Opposites.of(text, code).orElse(whole);
    }

    private Other instead(Matcher found, String other, Change change) {
        return new Other(
                text.substring(0, found.start()) + other + text.substring(found.end()),
                change,
                found.group() + " became " + other);
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
