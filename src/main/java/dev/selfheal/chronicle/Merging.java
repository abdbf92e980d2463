package dev.selfheal.chronicle;

import dev.selfheal.chronicle.Episode.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The episodes of several days, each once: of one that lasted for days, as the last of them has it. */
final class Merging {
    private final Instant since;
    private final List<Episode> over = new ArrayList<>();
    private Map<String, Episode> open = new LinkedHashMap<>();

    Merging(Instant since) {
        this.since = since;
    }

    /** The days come in order, the oldest first. */
    void add(Day day) {
        Map<String, Episode> goOn = new LinkedHashMap<>();
        for (Episode episode : day.episodes()) {
            open.remove(begin(episode));
            open.values().removeIf(before -> before.id().equals(episode.id()));
            if (episode.end() == null) {
                goOn.put(begin(episode), episode);
            } else {
                over.add(episode);
            }
        }
        // Whatever was open and is not in the next day's summary is followed no longer.
        open.values().forEach(lost -> over.add(lost(lost, day.first())));
        open = goOn;
    }

    /** An incident has its id only from its second cycle on, where nothing but outcomes is left. */
    private static String begin(Episode episode) {
        return episode.since() + " " + episode.rule() + " " + episode.subject();
    }

    private static Episode lost(Episode episode, Instant at) {
        EpisodeDraft draft = new EpisodeDraft(episode);
        draft.over(at, End.CLOSED, "no longer followed");
        return draft.done();
    }

    /** Those of the stretch, oldest first. */
    List<Episode> episodes() {
        List<Episode> all = new ArrayList<>(over);
        all.addAll(open.values());
        return all.stream()
                .filter(episode -> episode.until() == null
                        || !episode.until().isBefore(since)
                        || !episode.since().isBefore(since))
                .sorted(Comparator.comparing(Episode::since)
                        .thenComparing(Episode::subject)
                        .thenComparing(Episode::rule))
                .toList();
    }
}
