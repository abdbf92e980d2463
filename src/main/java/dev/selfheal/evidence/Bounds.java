package dev.selfheal.evidence;

import dev.selfheal.evidence.Exhibit.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the evidence of one fix small, since it stays in the history for a month. What was said and seen comes first, in few
 * lines; the logs share what is left of the whole, each by its end.
 */
final class Bounds {
    /** Lines of one log. */
    static final int LOG_LINES = 40;
    /** Lines of anything else. */
    static final int OTHER_LINES = 12;
    /** Bytes of all lines together, in UTF-8. */
    static final int BYTES = 24 << 10;

    private Bounds() {}

    static List<Exhibit> of(List<Exhibit> all) {
        List<Exhibit> sorted =
                all.stream().sorted(Comparator.comparing(Exhibit::kind)).toList();
        List<Exhibit> kept = new ArrayList<>();
        int left = BYTES;
        long logs =
                sorted.stream().filter(exhibit -> exhibit.kind() == Kind.LOG).count();
        for (Exhibit exhibit : sorted) {
            boolean log = exhibit.kind() == Kind.LOG;
            // The logs come last: each has its share of what those before it left.
            int room = log ? (int) (left / logs--) : left / 2;
            Exhibit cut = log ? last(exhibit, room) : first(exhibit, room);
            kept.add(cut);
            left -= cut.lines().stream().mapToInt(Bounds::bytes).sum();
        }
        return List.copyOf(kept);
    }

    private static Exhibit first(Exhibit exhibit, int room) {
        List<String> kept = fitting(exhibit.lines(), OTHER_LINES, room);
        return with(exhibit, kept, "more lines were left out");
    }

    private static Exhibit last(Exhibit exhibit, int room) {
        List<String> backwards = new ArrayList<>(exhibit.lines());
        Collections.reverse(backwards);
        List<String> kept = new ArrayList<>(fitting(backwards, LOG_LINES, room));
        Collections.reverse(kept);
        // That a log began earlier goes without saying, but not that there was no room for its usual lines.
        boolean usual = kept.size() == Math.min(LOG_LINES, exhibit.lines().size());
        return usual
                ? new Exhibit(exhibit.kind(), exhibit.source(), kept, exhibit.missing())
                : with(exhibit, kept, "there was no room for more lines");
    }

    private static List<String> fitting(List<String> lines, int most, int room) {
        List<String> kept = new ArrayList<>();
        int left = room;
        for (String line : lines) {
            left -= bytes(line);
            if (kept.size() == most || left < 0) {
                break;
            }
            kept.add(line);
        }
        return kept;
    }

    private static Exhibit with(Exhibit exhibit, List<String> kept, String why) {
        boolean all = kept.size() == exhibit.lines().size();
        return new Exhibit(exhibit.kind(), exhibit.source(), kept, all ? exhibit.missing() : why);
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
