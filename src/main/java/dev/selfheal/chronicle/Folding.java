package dev.selfheal.chronicle;

import dev.selfheal.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds cycles to a day, one by one and in order. */
final class Folding {
    private final ZoneId zone;

    Folding(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A day on which nothing was seen yet.
     *
     * @param before the day before, whose open episodes go on
     * @param whole whether this is its first cycle
     */
    static Day fresh(LocalDate day, Instant first, Optional<Day> before, boolean whole) {
        List<Episode> open = before.map(Day::episodes).orElse(List.of()).stream()
                .filter(episode -> episode.end() == null)
                .toList();
        return new Day(
                Day.SCHEMA,
                day,
                "",
                0,
                first,
                first,
                Map.of(),
                open,
                Map.of(),
                List.of(),
                List.of(),
                Collections.nCopies(Hours.A_DAY, 0),
                null,
                Map.of(),
                whole);
    }

    /**
     * The day with this cycle.
     *
     * @param every the interval between cycles; null where it is not known
     */
    Day with(Day day, Sight sight, @Nullable Duration every) {
        Outcome outcome = sight.outcome();
        Bounds bounds = new Bounds(day.leftOut());
        Instant began = outcome.startedAt();
        int hour = began.atZone(zone).getHour();
        List<Note> notes = Notes.after(day.notes(), outcome, bounds);
        List<Integer> hourly = new ArrayList<>(day.hourly());
        hourly.set(hour, hourly.get(hour) + 1);
        Map<String, String> subjects = Hours.after(day.subjects(), sight, hour, bounds);
        List<Episode> episodes = Episodes.after(day.episodes(), sight, bounds);
        Map<String, Trend> trends = Trends.after(day.trends(), outcome.facts(), hour, bounds);
        List<Trouble> troubles = Troubles.after(day.troubles(), outcome, bounds);
        return new Day(
                Day.SCHEMA,
                day.day(),
                outcome.id(),
                day.cycles() + 1,
                began.isBefore(day.first()) ? began : day.first(),
                began.isAfter(day.last()) ? began : day.last(),
                subjects,
                episodes,
                trends,
                troubles,
                notes,
                List.copyOf(hourly),
                every == null ? day.every() : every,
                bounds.leftOut(),
                day.whole());
    }
}
