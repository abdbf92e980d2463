package dev.selfheal.page;

import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Episode.End;
import dev.selfheal.chronicle.Median;
import dev.selfheal.outcome.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The last 7 days in one sentence. */
record Week(Month month) {
    private static final int LONGEST = 80;

    Element sentence() {
        Element sentence = Element.of("p").named("week");
        List<Episode> episodes = month.troubles(Month.WEEK);
        int cycles = month.cycles(Month.WEEK);
        sentence.text("In the last 7 days " + Counted.of(cycles, "cycle") + " looked at "
                + Counted.of(month.subjects().size(), "subject"));
        if (episodes.isEmpty()) {
            return sentence.text(" and found no trouble.");
        }
        long sick = episodes.stream().map(Episode::subject).distinct().count();
        sentence.text(": " + sick + " had trouble, " + Counted.of(episodes.size(), "time") + " in all, ");
        sentence.text(ends(episodes));
        longest(episodes).ifPresent(episode -> sentence.text(" The longest trouble was ")
                .add(Element.name(episode.subject(), LONGEST))
                .text(", " + Spoken.duration(length(episode)) + (episode.until() == null ? " so far." : ".")));
        return sentence;
    }

    private static String ends(List<Episode> episodes) {
        Median healing = Median.of(episodes.stream()
                .map(Episode::timeToHeal)
                .flatMap(Optional::stream)
                .toList());
        long open = episodes.stream().filter(episode -> episode.until() == null).count();
        List<String> ends = new ArrayList<>();
        if (healing.count() > 0) {
            ends.add(healing.count() + " healed by Selfheal (half of them within " + Spoken.duration(healing.middle())
                    + ")");
        }
        add(ends, count(episodes, End.RECOVERED), " recovered without it");
        add(ends, count(episodes, End.CLOSED), " ended otherwise");
        add(ends, open, " still open");
        return String.join(", ", ends) + ".";
    }

    private static void add(List<String> ends, long count, String words) {
        if (count > 0) {
            ends.add(count + words);
        }
    }

    private static long count(List<Episode> episodes, End end) {
        return episodes.stream().filter(episode -> episode.end() == end).count();
    }

    private Optional<Episode> longest(List<Episode> episodes) {
        return episodes.stream().max(Comparator.comparing(this::length));
    }

    private Duration length(Episode episode) {
        return Duration.between(episode.since(), episode.until() == null ? month.now() : episode.until());
    }
}
