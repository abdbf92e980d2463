package dev.selfheal.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Lines of logs of which those that say the same are one, with their number: a loop that fills a log tells one thing. */
final class Repeats {
    /** More lines are not looked at: the last ones are. */
    private static final int MOST_LINES = 2_000;

    /** What differs between two lines that say the same: times, numbers of requests and processes, how long it took. */
    private static final Pattern PASSING =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]+)?"
                    + "|\\b[0-9]+(?:\\.[0-9]+)?(?:ns|us|\u00B5s|ms|s)\\b|\\b[0-9a-f]{8,}\\b|[0-9]{5,}");

    private Repeats() {}

    /** The last of the lines that say the same, at its place and with their number. Blank ones are left out. */
    static List<Clue> folded(List<Clue> lines) {
        Map<Clue, Integer> times = new LinkedHashMap<>();
        Map<Clue, Clue> last = new LinkedHashMap<>();
        for (Clue line : lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size())) {
            Clue same = new Clue(line.subject(), PASSING.matcher(line.text()).replaceAll("0"));
            if (!line.text().isBlank()) {
                times.merge(same, 1, Integer::sum);
                last.remove(same);
                last.put(same, line);
            }
        }
        List<Clue> folded = new ArrayList<>();
        last.forEach((same, line) -> {
            int count = times.getOrDefault(same, 1);
            folded.add(count == 1 ? line : new Clue(line.subject(), "(" + count + " times) " + line.text()));
        });
        return List.copyOf(folded);
    }
}
