package dev.selfheal.chronicle.told;

import dev.selfheal.outcome.Page.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to each subject, those with the most first. */
final class SubjectTable {
    private SubjectTable() {}

    static List<Item> rows(HistoryReport report) {
        return report.subjects().stream()
                .sorted(Comparator.comparingInt((HistoryReport.BySubject one) -> -weight(one.counts()))
                        .thenComparing(HistoryReport.BySubject::subject))
                .map(one -> Item.of(one.subject(), words(one.counts())))
                .toList();
    }

    private static int weight(HistoryReport.Counts counts) {
        return 1000 * counts.open() + 10 * counts.healed() + counts.failed() + counts.heldBack() + counts.recovered();
    }

    private static String words(HistoryReport.Counts counts) {
        List<String> words = new ArrayList<>();
        add(words, counts.open(), "open");
        add(words, counts.healed(), "healed");
        add(words, counts.failed(), "failed");
        add(words, counts.heldBack(), "held back");
        add(words, counts.recovered(), "recovered");
        add(words, counts.closed(), "closed");
        add(words, counts.noted(), "noted");
        return String.join(", ", words);
    }

    private static void add(List<String> words, int count, String what) {
        if (count > 0) {
            words.add(count + " " + what);
        }
    }
}
