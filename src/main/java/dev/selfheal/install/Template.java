package dev.selfheal.install;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with marks such as {@code @LABEL@}. A mark that stands alone in its line may stand for several, or for none. */
record Template(String text) {
    private static final Pattern MARK = Pattern.compile("@([A-Z]+)@");
    private static final Pattern ALONE = Pattern.compile("(\\s*)@([A-Z]+)@\\s*");

    /**
     * The text with the marks filled in, as they are: whoever fills them in knows how the text is quoted.
     *
     * @throws IllegalArgumentException if the marks of the text are not exactly these
     */
    String fill(Map<String, List<String>> values) {
        TreeSet<String> marks =
                MARK.matcher(text).results().map(mark -> mark.group(1)).collect(Collectors.toCollection(TreeSet::new));
        if (!marks.equals(new TreeSet<>(values.keySet()))) {
            throw new IllegalArgumentException("the template has the marks " + marks + ", not " + values.keySet());
        }
        return text.lines().map(line -> line(line, values)).collect(Collectors.joining());
    }

    private static String line(String line, Map<String, List<String>> values) {
        Matcher alone = ALONE.matcher(line);
        if (alone.matches()) {
            return values.getOrDefault(alone.group(2), List.of()).stream()
                    .map(value -> alone.group(1) + value + "\n")
                    .collect(Collectors.joining());
        }
        return MARK.matcher(line)
                        .replaceAll(mark -> Matcher.quoteReplacement(
                                String.join(" ", values.getOrDefault(mark.group(1), List.of()))))
                + "\n";
    }
}
