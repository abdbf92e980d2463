package dev.selfheal.chronicle;

import dev.selfheal.ledger.History;
import dev.selfheal.recording.OwnKinds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads what the days' summaries tell, one day at a time. A day without one, or with one that is damaged, is made again of its
 * outcomes if they are still kept. No lock is needed.
 */
public final class Chronicles {
    private final DayFiles files;
    private final History history;
    private final ZoneId zone;
    private final Rebuilding rebuilding;
    private final boolean write;
    private final Consumer<String> progress;
    private final List<String> problems = new ArrayList<>();

    /** For one who reads only what the summaries tell as they are. */
    public Chronicles(Path state, ZoneId zone) {
        this(state, zone, () -> OwnKinds.NONE, false, words -> {});
    }

    /**
     * Opens what is in this state folder.
     *
     * @param zone in which days begin
     * @param own kinds of facts that outcomes may hold; asked for only if a day is made again
     * @param write whether a summary that was made again is written down, so that it is not made again the next time
     * @param progress is told which day is being made again, since that takes its time
     */
    public Chronicles(Path state, ZoneId zone, Supplier<OwnKinds> own, boolean write, Consumer<String> progress) {
        this.files = new DayFiles(state);
        this.history = new History(state);
        this.zone = zone;
        this.rebuilding = new Rebuilding(zone, own);
        this.write = write;
        this.progress = progress;
    }

    /**
     * All that is told since then. What cannot be read is a problem of the chronicle.
     *
     * @throws IOException if the folders themselves cannot be read
     */
    public Chronicle read(Instant since, Instant now) throws IOException {
        return read(since, now, outcomes(), ": its outcomes are no longer kept");
    }

    /** The same by what the summaries tell as they are: fast, and of a day without one nothing. */
    public Chronicle asTold(Instant since, Instant now) throws IOException {
        return read(since, now, Map.of(), "; selfheal history makes it anew of its outcomes");
    }

    /** @param cure what is said of a day that cannot be read, and is not made again */
    private Chronicle read(Instant since, Instant now, Map<LocalDate, Path> outcomes, String cure) throws IOException {
        problems.clear();
        LocalDate from = LocalDate.ofInstant(since, zone);
        NavigableSet<LocalDate> all = files.days();
        all.addAll(outcomes.keySet());
        Optional<Day> before = lastBefore(all.headSet(from, false), outcomes, cure);
        Merging merging = new Merging(since);
        List<Day> days = new ArrayList<>();
        for (LocalDate date : all.tailSet(from, true)) {
            Optional<Day> day = day(date, Optional.ofNullable(outcomes.get(date)), before, now, cure);
            if (day.isPresent()) {
                days.add(day.get());
                merging.add(day.get());
                before = day;
            }
        }
        if (days.isEmpty()) {
            before.ifPresent(merging::add);
        }
        return new Chronicle(since, now, List.copyOf(days), merging.episodes(), List.copyOf(problems));
    }

    private Map<LocalDate, Path> outcomes() throws IOException {
        Map<LocalDate, Path> outcomes = new TreeMap<>();
        for (Path file : history.days()) {
            String name = file.getFileName().toString();
            DayFiles.date(name.substring(0, name.indexOf('.'))).ifPresent(day -> outcomes.put(day, file));
        }
        return outcomes;
    }

    /** It tells what was open when the stretch began. */
    private Optional<Day> lastBefore(SortedSet<LocalDate> days, Map<LocalDate, Path> outcomes, String cure) {
        return days.isEmpty()
                ? Optional.empty()
                : day(days.last(), Optional.ofNullable(outcomes.get(days.last())), Optional.empty(), Instant.MAX, cure);
    }

    private Optional<Day> day(LocalDate date, Optional<Path> outcomes, Optional<Day> before, Instant now, String cure) {
        try {
            Optional<Day> told = files.read(date);
            return told.filter(Day::whole).isPresent() || outcomes.isEmpty()
                    ? told
                    : again(date, outcomes.get(), before, now).or(() -> told);
        } catch (IOException damaged) {
            if (outcomes.isPresent()) {
                return again(date, outcomes.get(), before, now);
            }
            problems.add(damaged.getMessage() + "; that day is not told" + cure);
            return Optional.empty();
        }
    }

    private Optional<Day> again(LocalDate date, Path outcomes, Optional<Day> before, Instant now) {
        progress.accept("reading the outcomes of " + date + " (once)");
        try {
            Rebuilding.Rebuilt rebuilt = rebuilding.of(date, outcomes, before);
            if (rebuilt.passed() > 0) {
                int lines = rebuilt.passed();
                problems.add(outcomes + ": " + lines + (lines == 1 ? " line is" : " lines are")
                        + " no outcome of this version, and not told");
            }
            // A cycle may be writing that of today, or of the night that has just ended.
            boolean past = now.isBefore(Instant.MAX)
                    && date.isBefore(LocalDate.ofInstant(now, zone).minusDays(1));
            if (write && past && rebuilt.day().isPresent()) {
                files.write(rebuilt.day().get());
            }
            return rebuilt.day();
        } catch (IOException unreadable) {
            problems.add(outcomes + ": " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
