package dev.selfheal.outcome;

import dev.selfheal.outcome.EvidenceRecord.Kind;
import java.util.ArrayList;
import java.util.List;

/** The short piece of a fix's evidence that a report has room for: how the logs ended. */
final class LastWords {
    private static final int MOST_LOGS = 2;
    private static final int MOST_LINES = 3;
    /** Characters of one line: two lines of a terminal. */
    private static final int LONGEST = 150;

    private LastWords() {}

    static List<String> of(FixRecord fix) {
        List<EvidenceRecord> logs = fix.evidence() == null
                ? List.of()
                : fix.evidence().stream()
                        .filter(evidence -> evidence.kind() == Kind.LOG)
                        .toList();
        List<String> said = new ArrayList<>();
        logs.stream().filter(log -> !log.lines().isEmpty()).limit(MOST_LOGS).forEach(log -> {
            int size = log.lines().size();
            said.add("before it, " + log.source() + " ended with:");
            log.lines().subList(Math.max(0, size - MOST_LINES), size).forEach(line -> said.add("| " + shortened(line)));
        });
        if (said.isEmpty() && !logs.isEmpty()) {
            said.add("before it, no log could be read: " + logs.get(0).source() + ": "
                    + logs.get(0).missing());
        }
        return said;
    }

    private static String shortened(String line) {
        String plain = PlainText.of(line);
        return Wrapped.length(plain) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 3)) + "...";
    }
}
