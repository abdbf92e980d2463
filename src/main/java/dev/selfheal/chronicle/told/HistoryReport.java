package dev.selfheal.chronicle.told;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Day;
import dev.selfheal.chronicle.Episode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a stretch of time, counted: what {@code selfheal history} prints, and its JSON form.
 *
 * @param subject what alone is told; null for everything
 * @param cycles that began, of the first day to the hour
 * @param incidents oldest first
 * @param problems days that could not be read
 */
public record HistoryReport(
        int schema,
        Instant since,
        Instant now,
        @Nullable String subject,
        int cycles,
        Counts counts,
        List<BySubject> subjects,
        List<Episode> incidents,
        List<String> problems) {
    /** The version of the form. */
    public static final int SCHEMA = 1;

    /**
     * How much of each kind there was.
     *
     * @param healed times that a fix healed something and proved it; one that healed several things is one
     * @param healedAndTold of those, of how many the owner was told
     * @param failed fixes that were done and did not help
     * @param heldBack reasons for which a fix was not done, each once an incident
     * @param noted things that were only noted, each once
     * @param recovered incidents that were over without a fix
     * @param closed incidents that are followed no longer
     * @param open incidents that are not over
     * @param medianTimeToHeal from first seen to proven; null where nothing was healed
     */
    public record Counts(
            int healed,
            int healedAndTold,
            int failed,
            int heldBack,
            int noted,
            int recovered,
            int closed,
            int open,
            @Nullable Duration medianTimeToHeal) {}

    /** The same of one subject. */
    public record BySubject(String subject, Counts counts) {}

    /**
     * Counts.
     *
     * @param subject what alone is to be told: as what was sick, as what explained it or as what was acted on
     */
    public static HistoryReport of(Chronicle chronicle, Optional<String> subject, ZoneId zone) {
        List<Episode> episodes = chronicle.episodes().stream()
                .filter(episode -> subject.isEmpty() || concerns(episode, subject.get()))
                .toList();
        Tally tally = new Tally(chronicle);
        TreeSet<String> subjects = new TreeSet<>();
        episodes.forEach(episode -> subjects.add(episode.subject()));
        if (subject.isEmpty()) {
            chronicle.days().forEach(day -> day.notes().forEach(note -> subjects.add(note.subject())));
        }
        List<BySubject> bySubject = subjects.stream()
                .map(one -> new BySubject(
                        one,
                        tally.of(
                                episodes.stream()
                                        .filter(episode -> episode.subject().equals(one))
                                        .toList(),
                                Optional.of(one))))
                .toList();
        return new HistoryReport(
                SCHEMA,
                chronicle.since(),
                chronicle.now(),
                subject.orElse(null),
                cycles(chronicle, zone),
                tally.of(episodes, subject),
                bySubject,
                episodes,
                chronicle.problems());
    }

    private static boolean concerns(Episode episode, String subject) {
        return episode.subject().equals(subject)
                || subject.equals(episode.explainedBy())
                || episode.tries().stream().anyMatch(one -> one.target().equals(subject));
    }

    private static int cycles(Chronicle chronicle, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(chronicle.since(), zone);
        int from = chronicle.since().atZone(zone).getHour();
        int cycles = 0;
        for (Day day : chronicle.days()) {
            boolean part = day.day().equals(first) && !day.hourly().isEmpty();
            cycles += part
                    ? day.hourly().subList(from, day.hourly().size()).stream()
                            .mapToInt(Integer::intValue)
                            .sum()
                    : day.cycles();
        }
        return cycles;
    }

    /** Every subject that can be asked for. */
    public static TreeSet<String> subjects(Chronicle chronicle) {
        TreeSet<String> subjects = new TreeSet<>();
        chronicle.days().forEach(day -> {
            subjects.addAll(day.subjects().keySet());
            day.notes().forEach(note -> subjects.add(note.subject()));
        });
        chronicle.episodes().forEach(episode -> {
            subjects.add(episode.subject());
            episode.tries().forEach(one -> subjects.add(one.target()));
        });
        return subjects;
    }
}
