package dev.selfheal.cycle;

import dev.selfheal.chronicle.Chronicler;
import dev.selfheal.chronicle.Head;
import dev.selfheal.fact.Incident;
import dev.selfheal.inventory.Keep;
import dev.selfheal.inventory.Settings;
import dev.selfheal.ledger.History;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a cycle writes down for those who come later: its outcome, the history, and the summary of the day. */
final class Annals {
    private final History history;
    private final Chronicler chronicler;
    private final Clock clock;
    private final Supplier<? extends Collection<Incident>> incidents;
    private final Consumer<String> problems;
    private Duration every = Settings.DEFAULT.every();
    private Keep keep = Keep.DEFAULT;

    /** @param incidents those that are open at the moment */
    Annals(Path state, Clock clock, Supplier<? extends Collection<Incident>> incidents, Consumer<String> problems) {
        this.history = new History(state);
        this.chronicler = new Chronicler(state, clock.zone());
        this.clock = clock;
        this.incidents = incidents;
        this.problems = problems;
    }

    /**
     * A cycle begins: what the one before did not live to write is written.
     *
     * @param own kinds of facts that its outcome may hold
     */
    void begin(Settings settings, OwnKinds own) {
        every = settings.every();
        keep = settings.leavings().keep();
        history.keep(keep.days(), keep.bytes());
        try {
            Optional<String> latest = history.latest();
            Optional<Head> head = latest.flatMap(Head::of);
            history.recover(head.map(chronicler::day).orElseGet(() -> LocalDate.ofInstant(clock.now(), clock.zone())));
            if (head.isPresent() && !chronicler.has(head.get())) {
                summarise(latest.orElseThrow(), own);
            }
        } catch (IOException refused) {
            problems.accept(
                    "the outcome of the cycle before could not be added to the history: " + refused.getMessage());
        }
    }

    private void summarise(String json, OwnKinds own) {
        try {
            summarise(OutcomeJson.read(Records.parse(json), own), rule -> "");
        } catch (IllegalArgumentException unreadable) {
            String first =
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
            problems.accept("the cycle before is not in the summary of its day: " + first);
        }
    }

    /** Makes this the latest outcome. */
    void latest(Outcome outcome) {
        try {
            history.replaceLatest(OutcomeJson.pretty(outcome));
        } catch (IOException refused) {
            problems.accept("the outcome could not be written: " + refused.getMessage());
        }
    }

    /**
     * The cycle is over.
     *
     * @param docs what a rule says of itself, by its name
     */
    void complete(Outcome outcome, UnaryOperator<String> docs) {
        try {
            history.append(LocalDate.ofInstant(outcome.startedAt(), clock.zone()), OutcomeJson.line(outcome));
        } catch (IOException refused) {
            problems.accept("the history could not be written: " + refused.getMessage());
        }
        summarise(outcome, docs);
    }

    private void summarise(Outcome outcome, UnaryOperator<String> docs) {
        try {
            chronicler
                    .add(outcome, incidents.get(), every, docs)
                    .ifPresent(damage -> problems.accept("the summary of the day is begun anew: " + damage));
            chronicler.keep(keep.summaryDays());
        } catch (IOException | RuntimeException refused) {
            problems.accept("the summary of the day could not be written: " + refused);
        }
    }

    /** What was found wrong with what is kept. */
    List<String> problems() {
        return history.problems();
    }
}
