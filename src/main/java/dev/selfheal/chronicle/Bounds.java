package dev.selfheal.chronicle;

import dev.selfheal.outcome.EvidenceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a day is told at most: its file is read and written in every cycle, however bad the day was. What finds no room
 * is counted.
 */
final class Bounds {
    static final int SUBJECTS = 400;
    static final int EPISODES = 200;
    static final int TRIES = 20;
    static final int HELD = 6;
    static final int NOTES = 150;
    static final int TRENDS = 40;
    static final int TROUBLES = 40;
    /** Episodes of a day that keep their evidence. */
    static final int EXHIBITS = 20;

    private static final int PARTS = 4;
    private static final int LINES = 24;
    private static final int LINE = 200;
    private static final int TEXT = 400;
    private static final int REASON = 160;

    private final Map<String, Integer> leftOut;

    /** @param leftOut counts by kind, of earlier cycles of the day */
    Bounds(Map<String, Integer> leftOut) {
        this.leftOut = new HashMap<>(leftOut);
    }

    void leave(String kind) {
        leftOut.merge(kind, 1, Integer::sum);
    }

    /** So many were left out of this cycle; of the cycles of a day the most count. */
    void leave(String kind, int count) {
        if (count > 0) {
            leftOut.merge(kind, count, Math::max);
        }
    }

    Map<String, Integer> leftOut() {
        return Map.copyOf(leftOut);
    }

    static String text(String text) {
        return shortened(text, TEXT);
    }

    /** Of one try or veto, of which there are many. */
    static String reason(String text) {
        return shortened(text, REASON);
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 4)) ? most - 4 : most - 3;
        return text.substring(0, end) + "...";
    }

    /** The last lines of each part; what is not shown is said to be missing. */
    static List<EvidenceRecord> evidence(List<EvidenceRecord> all) {
        List<EvidenceRecord> some = new ArrayList<>();
        int room = LINES;
        for (EvidenceRecord one : all.subList(0, Math.min(PARTS, all.size()))) {
            int size = one.lines().size();
            int kept = Math.min(size, room);
            room -= kept;
            List<String> lines = one.lines().subList(size - kept, size).stream()
                    .map(line -> shortened(line, LINE))
                    .toList();
            String missing = kept == size ? one.missing() : (size - kept) + " lines before these are in the outcome";
            some.add(new EvidenceRecord(one.kind(), text(one.source()), lines, missing));
        }
        return List.copyOf(some);
    }
}
