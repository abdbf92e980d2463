package dev.selfheal.chronicle;

import dev.selfheal.fact.Incident;
import dev.selfheal.ledger.History;
import dev.selfheal.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Writes the summary of a day, cycle by cycle; for the holder of the lock. */
public final class Chronicler {
    private final DayFiles files;
    private final History history;
    private final ZoneId zone;

    /**
     * Opens what is in this state folder.
     *
     * @param zone of the owner: a cycle belongs to the day on which it began there
     */
    public Chronicler(Path state, ZoneId zone) {
        this.files = new DayFiles(state);
        this.history = new History(state);
        this.zone = zone;
    }

    /** The day that a cycle belongs to. */
    public LocalDate day(Head head) {
        return LocalDate.ofInstant(head.startedAt(), zone);
    }

    /** Whether this cycle is the last that is told of its day, or of one beside it: the time zone may have been another then. */
    public boolean has(Head head) {
        LocalDate day = day(head);
        return Stream.of(day, day.minusDays(1), day.plusDays(1))
                .anyMatch(one -> files.lastCycle(one).equals(head.id()));
    }

    /**
     * Adds a cycle whose outcome is in the history already; one that is the last already is not added again.
     *
     * @param open the incidents after it
     * @param every the interval between cycles
     * @param docs what a rule says of itself, by its name; empty where it says nothing
     * @return what was wrong with the file that is replaced; the day is made again of its outcomes when it is read
     * @throws IOException if it could not be written
     */
    public Optional<String> add(Outcome outcome, Collection<Incident> open, Duration every, UnaryOperator<String> docs)
            throws IOException {
        LocalDate date = LocalDate.ofInstant(outcome.startedAt(), zone);
        Optional<String> damage = Optional.empty();
        Optional<Day> told = Optional.empty();
        try {
            told = files.read(date);
        } catch (IOException damaged) {
            damage = Optional.of(String.valueOf(damaged.getMessage()));
        }
        if (told.isPresent() && told.get().lastCycle().equals(outcome.id())) {
            return damage;
        }
        Day day = told.isPresent() ? told.get() : fresh(date, outcome);
        files.write(new Folding(zone).with(day, new Sight(outcome, Optional.of(open), docs), every));
        return damage;
    }

    private Day fresh(LocalDate date, Outcome outcome) throws IOException {
        return Folding.fresh(date, outcome.startedAt(), before(date), history.begins(date, outcome.id()));
    }

    /** The last day before it that can be read. */
    private Optional<Day> before(LocalDate date) throws IOException {
        for (LocalDate day : files.days().headSet(date, false).descendingSet()) {
            try {
                return files.read(day);
            } catch (IOException damaged) {
                // The one before it is older, and still tells when what is open was first seen.
            }
        }
        return Optional.empty();
    }

    /** Leaves the summaries of so many days, the newest. What is open goes on in them. */
    public void keep(int days) throws IOException {
        files.keep(days);
    }
}
