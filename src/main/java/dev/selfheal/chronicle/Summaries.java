package dev.selfheal.chronicle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The days' summaries as they are, for a cycle: it has no time to make one again of its outcomes, as {@link Chronicles} does. */
public final class Summaries {
    private Summaries() {}

    /**
     * What they tell since then; a day without one that can be read is a problem of the chronicle, or not told.
     *
     * @param state the state folder
     * @param zone in which days begin
     * @throws IOException if the folder itself cannot be read
     */
    public static Chronicle read(Path state, Instant since, Instant now, ZoneId zone) throws IOException {
        DayFiles files = new DayFiles(state);
        Merging merging = new Merging(since);
        List<Day> days = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (LocalDate date : files.days().tailSet(LocalDate.ofInstant(since, zone))) {
            try {
                Optional<Day> day = files.read(date);
                if (day.isPresent()) {
                    days.add(day.get());
                    merging.add(day.get());
                }
            } catch (IOException damaged) {
                problems.add(String.valueOf(damaged.getMessage()));
            }
        }
        return new Chronicle(since, now, List.copyOf(days), merging.episodes(), List.copyOf(problems));
    }
}
