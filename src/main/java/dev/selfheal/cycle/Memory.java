package dev.selfheal.cycle;

import dev.selfheal.alert.Spool;
import dev.selfheal.diagnosis.AskLog;
import dev.selfheal.event.Source;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Host;
import dev.selfheal.fact.Problem;
import dev.selfheal.fix.AttemptLog;
import dev.selfheal.fix.PauseLog;
import dev.selfheal.inventory.Settings;
import dev.selfheal.ledger.Asking;
import dev.selfheal.ledger.Course;
import dev.selfheal.ledger.Gap;
import dev.selfheal.ledger.History;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.ledger.Notes;
import dev.selfheal.ledger.PauseFile;
import dev.selfheal.ledger.Reading;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.probe.Notebook;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What one cycle remembers and leaves behind. Whatever the disk refuses is told as a problem and stops nothing. */
public final class Memory {
    private static final String DIAGNOSIS = "diagnosis";

    private final Path state;
    private final Ledger ledger;
    private final Notes notes;
    private final PauseFile pauses;
    private final Optional<Annals> annals;
    private final Optional<Spool> spool;
    private final Clock clock;
    private final Set<String> problems = new LinkedHashSet<>();
    private final Optional<String> notAlone;
    private Gap gap = Gap.FIRST;
    private Duration every = Settings.DEFAULT.every();

    private Memory(
            Path state, Ledger ledger, boolean keep, Optional<Spool> spool, Optional<String> notAlone, Clock clock) {
        this.state = state;
        this.ledger = ledger;
        this.notes = Notes.open(state);
        this.pauses = new PauseFile(state, clock);
        this.annals = keep
                ? Optional.of(new Annals(state, clock, () -> ledger.incidents(clock.now()), this::problem))
                : Optional.empty();
        this.spool = spool;
        this.notAlone = notAlone;
        this.clock = clock;
    }

    /**
     * Opens what is in this state folder.
     *
     * @param keep false to leave no trace: for a dry run
     */
    public static Memory open(Path state, boolean keep, Clock clock) {
        return new Memory(
                state,
                keep ? Ledger.open(state, clock.now()) : Ledger.look(state),
                keep,
                keep ? Optional.of(new Spool(state.resolve("spool"))) : Optional.empty(),
                Optional.empty(),
                clock);
    }

    /**
     * Only looks at what is in this state folder, for a cycle that cannot be sure to be the only one: nothing may be tried in
     * it, and nothing is written that another cycle may be writing.
     *
     * @param why it cannot be sure
     */
    public static Memory withoutLock(Path state, String why, Clock clock) {
        Memory memory = new Memory(state, Ledger.look(state), false, Optional.empty(), Optional.of(why), clock);
        memory.problem(why);
        return memory;
    }

    /** What probes noted in earlier cycles; what they note now is kept when the cycle is complete. */
    public Notebook notebook() {
        return new Notebook() {
            @Override
            public Optional<String> read(String key) {
                return notes.read(key);
            }

            @Override
            public void write(String key, String json) {
                notes.write(key, json);
            }
        };
    }

    /** Something of Selfheal's own that is wrong, for people. */
    public void problem(String text) {
        problems.add(text);
    }

    /** Whether this cycle leaves a trace. */
    public boolean keeps() {
        return annals.isPresent();
    }

    Ledger ledger() {
        return ledger;
    }

    /** Where alerts are kept until they have arrived; none where another cycle may be at work there. */
    Optional<Spool> spool() {
        return spool;
    }

    /** Where attempts are written down before they are made. */
    AttemptLog attempts() {
        return new WriteAhead(ledger, notAlone, clock);
    }

    /** Where requests to the model are written down before they are sent. */
    AskLog inquiries(String model, List<Asking> asking) {
        return new Inquiry(ledger, notAlone, model, asking, clock, this::problem);
    }

    /** The last answer of the model; one that cannot be read is none. */
    Optional<DiagnosisRecord> diagnosis() {
        return notes.read(DIAGNOSIS).flatMap(json -> {
            try {
                return Optional.of(Records.read(Records.parse(json), DiagnosisRecord.class, "$"));
            } catch (IllegalArgumentException other) {
                return Optional.empty();
            }
        });
    }

    /** The model answered: what it said is told again while nothing changes. */
    void diagnosed(DiagnosisRecord answer) {
        notes.write(DIAGNOSIS, Records.write(answer).toString());
    }

    /** Earlier cycles. */
    Past past(OwnKinds own) {
        return new Past(new History(state), own);
    }

    /** Whom events are from. */
    String source() {
        return Source.of(state);
    }

    Instant now() {
        return clock.now();
    }

    /** What is paused, looked up anew each time. */
    PauseLog pauses() {
        return pauses::inForce;
    }

    /**
     * The cycle begins: what the one before left undone is made up for.
     *
     * @param settings of the inventory: the interval between cycles, and how much is kept
     * @param own kinds of facts that the outcome of the cycle before may hold
     */
    void begin(String cycle, Collection<Fact> seen, Settings settings, OwnKinds own) throws InterruptedException {
        every = settings.every();
        if (annals.isEmpty()) {
            return;
        }
        pauses.settle().ifPresent(this::problem);
        ledger.unfinished().ifPresent(id -> problem("cycle " + id + " was cut off before its end"));
        Instant booted = seen.stream()
                .filter(Host.class::isInstance)
                .map(fact -> ((Host) fact).bootedAt())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        gap = ledger.cycleStarted(cycle, new Reading(clock.now(), clock.nanos(), booted));
        annals.get().begin(settings, own);
    }

    /** What of this cycle's results counts for the next; of a cycle in which everything looks dead or old for a moment, nothing. */
    void judged(Collection<Course> results) {
        if (keeps() && !gap.disturbed()) {
            ledger.cycleJudged(results, gap.observed(every), clock.now());
        }
    }

    /** All that is remembered, as facts for the rules of this round. */
    List<Fact> facts(String cycle, int round) {
        List<Fact> facts = new ArrayList<>(ledger.facts(clock.now()));
        try {
            facts.addAll(pauses.inForce());
        } catch (IOException unknown) {
            facts.add(new Problem("selfheal", "pauses", String.valueOf(unknown.getMessage())));
        }
        facts.add(gap.cycle(cycle, clock.now(), round, every));
        return facts;
    }

    /** Makes this the latest outcome, though the cycle goes on. */
    void keepLatest(Outcome outcome) {
        annals.ifPresent(kept -> kept.latest(outcome));
    }

    /**
     * The cycle is over: its outcome becomes the latest, a line of the history and a part of its day's summary, and notes are kept.
     *
     * @param docs what a rule says of itself, by its name
     */
    void complete(Outcome outcome, UnaryOperator<String> docs) {
        annals.ifPresent(kept -> {
            kept.latest(outcome);
            kept.complete(outcome, docs);
            if (!notes.commit(clock.now())) {
                problem("what the probes noted could not be kept");
            }
            ledger.cycleFinished(clock.now());
        });
    }

    /** The report page is made anew of all that has been written by now. */
    void show(Outcome outcome) {
        if (keeps()) {
            PageFile.refresh(state, outcome, every, clock).ifPresent(this::problem);
        }
    }

    /** All of Selfheal's own troubles so far. */
    List<String> problems() {
        Set<String> all = new LinkedHashSet<>(problems);
        all.addAll(ledger.problems());
        all.addAll(notes.problems());
        annals.ifPresent(kept -> all.addAll(kept.problems()));
        return List.copyOf(all);
    }
}
