package dev.selfheal.page;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Condition;
import dev.selfheal.chronicle.Day;
import dev.selfheal.chronicle.Episode;
import dev.selfheal.verdict.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The 30 days that end today, by their days and hours. */
final class Month {
    static final int DAYS = 30;
    static final int WEEK = 7;
    static final int HOURS = 24;

    private final Map<LocalDate, Day> days = new HashMap<>();
    private final Chronicle chronicle;
    private final ZoneId zone;
    private final Instant now;
    private final LocalDate first;

    Month(Chronicle chronicle, Instant now, ZoneId zone) {
        this.chronicle = chronicle;
        this.now = now;
        this.zone = zone;
        this.first = LocalDate.ofInstant(now, zone).minusDays(DAYS - 1L);
        chronicle.days().forEach(day -> days.put(day.day(), day));
    }

    ZoneId zone() {
        return zone;
    }

    Instant now() {
        return now;
    }

    /** The date of the 30, counted from 0. */
    LocalDate date(int index) {
        return first.plusDays(index);
    }

    /** What is known of it; null where nothing ran. */
    @Nullable
    Day day(int index) {
        return days.get(date(index));
    }

    /** How many cycles there were on the last of these days. */
    int cycles(int last) {
        int cycles = 0;
        for (int i = DAYS - last; i < DAYS; i++) {
            Day day = day(i);
            cycles += day == null ? 0 : day.cycles();
        }
        return cycles;
    }

    /** The subjects that were watched at all. */
    Set<String> subjects() {
        Set<String> subjects = new TreeSet<>();
        for (int i = 0; i < DAYS; i++) {
            Day day = day(i);
            if (day != null) {
                subjects.addAll(day.subjects().keySet());
            }
        }
        return subjects;
    }

    /** How it was in each hour. */
    Track track(String subject) {
        List<Condition> hours = new ArrayList<>(Collections.nCopies(DAYS * HOURS, Condition.NOT_WATCHED));
        for (int i = 0; i < DAYS; i++) {
            Day day = day(i);
            String signs = day == null ? "" : day.subjects().getOrDefault(subject, "");
            for (int hour = 0; hour < Math.min(HOURS, signs.length()); hour++) {
                hours.set(i * HOURS + hour, Condition.of(signs.charAt(hour)));
            }
        }
        return new Track(hours);
    }

    /** What was no mere note, begun, ended or open within the last of these days, oldest first. */
    List<Episode> troubles(int last) {
        Instant from = date(DAYS - last).atStartOfDay(zone).toInstant();
        return chronicle.episodes().stream()
                .filter(episode -> episode.severity() != Severity.INFO)
                .filter(episode -> episode.until() == null || !episode.until().isBefore(from))
                .toList();
    }

    List<String> problems() {
        return chronicle.problems();
    }
}
