package dev.selfheal.probe;

import dev.selfheal.fact.CheckStatus;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Ran;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program said by the monitoring plugin convention: exit status 0 to 3, one line of text, and after a bar performance
 * data such as {@code 'load 1'=0.52;8;12;0;}.
 *
 * @param performance label to number, in the unit that the plugin chose
 */
record PluginOutput(CheckStatus status, String line, Map<String, Double> performance) {
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_NUMBERS = 200;
    private static final int SIGNALS = 128;
    private static final int MOST_SIGNALS = 64;

    /** A label, in quotes where it holds blanks (a quote is doubled then), and a number; the rest up to a blank is limits. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?:'([^']{0,200}+(?:''[^']{0,200}+){0,20}+)'|([^\\s'=]{1,200}+))=([+-]?\\d{1,30}+(?:[.,]\\d{1,30}+)?(?:[eE][+-]?\\d{1,3})?)");

    static PluginOutput read(Ran.Exited done) {
        List<String> lines = done.output().lines().toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        int bar = first.indexOf('|');
        String text = Secrets.line(bar < 0 ? first : first.substring(0, bar), LONGEST_LINE);
        if (text.isEmpty()) {
            String complaint = Secrets.line(done.errors(), LONGEST_LINE);
            text = complaint.isEmpty() ? "it said nothing" : complaint;
        }
        CheckStatus[] known = CheckStatus.values();
        boolean convention = done.status() >= 0 && done.status() < known.length;
        return new PluginOutput(
                convention ? known[done.status()] : CheckStatus.UNKNOWN,
                convention ? text : ending(done.status()) + ": " + text,
                numbers(performance(lines)));
    }

    private static String ending(int status) {
        return status > SIGNALS && status <= SIGNALS + MOST_SIGNALS
                ? "ended by signal " + (status - SIGNALS)
                : "exit status " + status + ", which no plugin uses";
    }

    /** What stands after the bar of the first line, and after the first bar of the rest to the end. */
    private static String performance(List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        String rest = String.join(" ", lines.subList(1, lines.size()));
        return after(lines.get(0)) + " " + after(rest);
    }

    private static String after(String text) {
        int bar = text.indexOf('|');
        return bar < 0 ? "" : text.substring(bar + 1);
    }

    private static Map<String, Double> numbers(String text) {
        Map<String, Double> numbers = new TreeMap<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find() && numbers.size() < MOST_NUMBERS) {
            String quoted = matcher.group(1);
            String label = quoted == null ? matcher.group(2) : quoted.replace("''", "'");
            double number = Double.parseDouble(matcher.group(3).replace(',', '.'));
            if (Double.isFinite(number) && !label.isBlank()) {
                numbers.put(Secrets.line(label, LONGEST_LABEL), number);
            }
        }
        return Map.copyOf(numbers);
    }
}
