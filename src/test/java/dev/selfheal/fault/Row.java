package dev.selfheal.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A line of the fault table. All of its numbers were asserted before it was made.
 *
 * @param cycles that the fault struck
 * @param statuses they ended with
 * @param fixes that were carried out in them, all for something that was seen
 * @param records completed before, all still there
 * @param next how the cycles after them ended
 * @param told how the fault is told
 */
record Row(String fault, int cycles, Set<String> statuses, int fixes, int records, Set<String> next, String told) {
    static final String HEAD = line("fault", "what happened", "fixes", "records kept", "next cycle", "told as");

    Row {
        statuses = Set.copyOf(statuses);
        next = Set.copyOf(next);
    }

    /** The same fault at many places is one line. */
    static Row sum(String fault, List<Row> rows) {
        Set<String> statuses = new TreeSet<>();
        Set<String> next = new TreeSet<>();
        rows.forEach(row -> {
            statuses.addAll(row.statuses);
            next.addAll(row.next);
        });
        return new Row(
                fault,
                rows.stream().mapToInt(Row::cycles).sum(),
                statuses,
                rows.stream().mapToInt(Row::fixes).sum(),
                rows.stream().mapToInt(Row::records).sum(),
                next,
                rows.get(0).told);
    }

    @Override
    public String toString() {
        return line(
                fault,
                (cycles == 1 ? "" : cycles + " cycles ") + String.join(", ", new TreeSet<>(statuses)),
                fixes == 0 ? "none" : fixes + ", all justified",
                "all " + records,
                String.join(", ", new TreeSet<>(next)),
                told);
    }

    private static String line(String... cells) {
        int[] widths = {44, 30, 18, 12, 18, 0};
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            padded.add(widths[i] == 0 ? cells[i] : String.format(Locale.ROOT, "%-" + widths[i] + "s", cells[i]));
        }
        return String.join(" | ", padded).stripTrailing();
    }
}
