package dev.selfheal.chronicle.told;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Episode.End;
import dev.selfheal.chronicle.Episode.Try;
import dev.selfheal.chronicle.Median;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts episodes. What one fix did for several of them is one. */
record Tally(Chronicle chronicle) {
    private static final String HEALED = "healed";
    private static final String IN_PROGRESS = "in progress";

    HistoryReport.Counts of(List<Episode> episodes, Optional<String> subject) {
        return new HistoryReport.Counts(
                healing(episodes).size(),
                healing(episodes.stream().filter(one -> one.told() != null).toList())
                        .size(),
                failed(episodes),
                episodes.stream().mapToInt(one -> one.held().size()).sum(),
                noted(subject),
                ended(episodes, End.RECOVERED),
                ended(episodes, End.CLOSED),
                (int) episodes.stream().filter(one -> one.end() == null).count(),
                median(episodes));
    }

    private Set<Try> healing(List<Episode> episodes) {
        Set<Try> all = new HashSet<>();
        episodes.stream()
                .flatMap(one -> one.tries().stream())
                .filter(one -> one.result().equals(HEALED) && in(one.at()))
                .forEach(all::add);
        return all;
    }

    private int failed(List<Episode> episodes) {
        Set<Try> all = new HashSet<>();
        episodes.stream()
                .flatMap(one -> one.tries().stream())
                .filter(one -> !one.result().equals(HEALED) && !one.result().equals(IN_PROGRESS) && in(one.at()))
                .forEach(all::add);
        return all.size();
    }

    private boolean in(Instant at) {
        return !at.isBefore(chronicle.since());
    }

    private int noted(Optional<String> subject) {
        Set<String> noted = new HashSet<>();
        chronicle.days().stream()
                .flatMap(day -> day.notes().stream())
                .filter(note -> subject.isEmpty() || note.subject().equals(subject.get()))
                .forEach(note -> noted.add(note.rule() + " " + note.subject()));
        return noted.size();
    }

    private static int ended(List<Episode> episodes, End how) {
        return (int) episodes.stream().filter(one -> one.end() == how).count();
    }

    private static @Nullable Duration median(List<Episode> episodes) {
        Median times = Median.of(
                episodes.stream().flatMap(one -> one.timeToHeal().stream()).toList());
        return times.count() == 0 ? null : times.middle();
    }
}
