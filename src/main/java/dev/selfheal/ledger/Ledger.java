package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Heard;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Memory;
import dev.selfheal.fact.MemoryState;
import dev.selfheal.fact.Pause;
import dev.selfheal.fact.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The memory of attempts, incidents, streaks and cycles, for one process at a time. Where the disk does not take what it is
 * told, it is remembered for the rest of this process and told as a problem; only {@link #begin} throws. Safe for many threads.
 */
public final class Ledger {
    private static final String JOURNAL = "journal";

    /** Beside the journal, so that one that was lost is told from one that never was. */
    private static final String MARKER = "journal.began";

    /** About a day of cycles that nothing happens in: each cycle reads all of it. */
    private static final long LARGE = 64 << 10;

    private final Path file;
    private final Book book;
    private final boolean unreadable;
    private MemoryState memory;
    private String cycle = "none";
    private int begun;
    private boolean clockJumped;

    private Ledger(Path folder, Journal journal, Journal.Content content, List<String> problems, boolean ours) {
        Path marker = folder.resolve(MARKER);
        this.file = folder.resolve(JOURNAL);
        this.memory = Loss.memory(content, marker);
        this.unreadable = content.state() == Journal.State.UNREADABLE;
        this.book = new Book(journal, file, marker, content.events(), problems, ours && !unreadable);
    }

    /** What is remembered, for one who only looks and need not hold the lock: nothing is written, and no attempt begins. */
    public static Ledger look(Path state) {
        Journal journal = new Journal(state, JOURNAL);
        Journal.Content content = journal.look();
        return new Ledger(state, journal, content, new ArrayList<>(content.problems()), false);
    }

    /**
     * Opens what is remembered in this state folder, for the holder of the {@link Lock}: what is damaged is mended. Whatever is
     * wrong with it is told by {@link #problems}.
     */
    public static Ledger open(Path state, Instant now) {
        List<String> problems = new ArrayList<>();
        try {
            StateFolder.ready(state);
            StateFolder.sweep(state, now);
        } catch (IOException trouble) {
            problems.add(state + ": the state folder cannot be used: " + StateFolder.words(trouble));
        }
        Journal journal = new Journal(state, JOURNAL);
        Journal.Content content = journal.read(now);
        problems.addAll(content.problems());
        Ledger ledger = new Ledger(state, journal, content, problems, true);
        if (ledger.memory == MemoryState.LOST
                && ledger.book.writable()
                && content.events().isEmpty()) {
            problems.add(state.resolve(JOURNAL) + ": earlier attempts and incidents are lost");
        }
        ledger.markDamage(content.state(), now);
        return ledger;
    }

    /** What was lost stays lost after the damaged part was cut out. */
    private void markDamage(Journal.State state, Instant now) {
        boolean news = state == Journal.State.DAMAGED
                || (memory == MemoryState.LOST
                        && book.writable()
                        && book.events().isEmpty());
        if (news) {
            book.tell(Events.of(Events.DAMAGED, now).put("memory", memory.name()));
        }
    }

    /** How much of the past is known. Damage is remembered until a person says to go on. */
    public synchronized MemoryState memory() {
        return memory;
    }

    /** What of the past is not known, and how to go on all the same; empty while all of it is. */
    public synchronized Optional<String> loss() {
        return Loss.told(memory, unreadable, file);
    }

    /** What is wrong with the state, for people; grows while this is used. */
    public synchronized List<String> problems() {
        return List.copyOf(book.problems());
    }

    /** The id of the cycle before this one, if it never finished: it was killed, or the machine went down. */
    public synchronized Optional<String> unfinished() {
        return Events.unfinished(book.events(), cycle);
    }

    /** A cycle begins; what is begun from now on is its doing. Returns what lies between it and the one before. */
    public synchronized Gap cycleStarted(String id, Reading reading) {
        Gap gap = Gap.between(
                Events.last(book.events(), Events.CYCLE).map(Reading::of).orElse(null), reading);
        cycle = id;
        clockJumped = !gap.clockJump().isZero();
        ObjectNode event =
                Events.of(Events.CYCLE, reading.wall()).put("cycle", id).put("nanos", reading.nanos());
        if (reading.booted() != null) {
            event.put("booted", reading.booted().toString());
        }
        book.tell(event);
        return gap;
    }

    /**
     * A cycle was judged for the last time. Asked again in the same cycle it changes nothing.
     *
     * @param results of what could be observed, and of all that was found
     * @param span observed time that the cycle adds
     */
    public synchronized void cycleJudged(Collection<Course> results, Duration span, Instant now) {
        if (Streaks.counted(book.events(), cycle)) {
            return;
        }
        List<Tallies.Count> counts = Tallies.of(book.events(), now);
        Set<String> waited = Tallies.waited(counts);
        // What was only ever found while it was excused must be seen to be well like everything else.
        incidents(now).forEach(open -> waited.add(Streaks.Row.key(open.rule(), open.subject())));
        Map<String, Streaks.Row> before = Streaks.of(book.events());
        // What healed within its cycle never ended one badly: that it has been well since must be followed all the
        // same.
        waited.forEach(key -> before.computeIfAbsent(key, Streaks.Row::fresh));
        List<Streaks.Row> after = Streaks.after(before, results, span, waited::contains);
        if (!before.isEmpty() || !after.isEmpty()) {
            book.tell(Streaks.event(after, cycle, now));
            Tallies.healthy(counts, Streaks.of(book.events()), now).forEach(book::tell);
        }
    }

    /** The cycle is over; now and then, what is no longer needed is dropped. */
    public synchronized void cycleFinished(Instant now) {
        book.tell(Events.of(Events.CYCLE_ENDED, now).put("cycle", cycle));
        // A clock that was just set must not decide what is old.
        if (book.size() > LARGE && !clockJumped && book.writable()) {
            List<ObjectNode> needed = Compaction.of(book.events(), now);
            if (needed.size() <= book.events().size() / 4 * 3) {
                book.replace(needed);
            }
        }
    }

    /** Acts upon this target since then; those that a clock once put in the future are counted as well. */
    public synchronized int since(Instant then, Instant now, String target) {
        return Attempts.acts(book.events(), now, then, target::equals);
    }

    /** Acts upon any target since then. */
    public synchronized int since(Instant then, Instant now) {
        return Attempts.acts(book.events(), now, then, target -> true);
    }

    /**
     * Writes down, durably, that this is about to be tried. What is begun on one target for several causes at one instant
     * counts as one act.
     *
     * @param subjects what is sick
     * @return the attempt's id
     * @throws IOException if it could not be written down, or earlier attempts cannot be read: then it must not be done
     */
    public synchronized String begin(
            String target, String cause, Collection<String> subjects, String action, Instant at) throws IOException {
        String id = nextId();
        ObjectNode event = Events.of(Events.ATTEMPT, at)
                .put("id", id)
                .put("target", target)
                .put("cause", cause)
                .put("action", action)
                .put("cycle", cycle);
        subjects.forEach(event.putArray("subjects")::add);
        book.must(event);
        return id;
    }

    private String nextId() {
        while (true) {
            String id = cycle + "." + ++begun;
            if (book.events().stream()
                    .noneMatch(event -> Events.text(event, "id").equals(id))) {
                return id;
            }
        }
    }

    /** Writes down how it ended. If that fails it is remembered for this process, and reads as unknown in the next. */
    public synchronized void end(String id, Result result, Instant at) throws IOException {
        book.remember(Events.of(Events.ATTEMPT_ENDED, at).put("id", id).put("result", result.name()));
    }

    /** An incident of this finding begins, unless one is open: then that one is returned. */
    public synchronized Incident opened(String rule, String subject, Instant at) {
        return incidents(at).stream()
                .filter(open -> open.rule().equals(rule) && open.subject().equals(subject))
                .findFirst()
                .orElseGet(() -> {
                    String id = Incidents.id(rule, subject, at);
                    book.tell(Events.of(Events.INCIDENT, at)
                            .put("id", id)
                            .put("rule", rule)
                            .put("subject", subject));
                    return new Incident(subject, id, rule, at, false, null, true, false);
                });
    }

    /** The operator was told of it, that it began or that it still stands. */
    public synchronized void announced(String id, Instant at) {
        book.tell(Events.of(Events.INCIDENT_TOLD, at).put("id", id));
    }

    /**
     * It is over.
     *
     * @param how one word, such as {@code resolved}
     */
    public synchronized void closed(String id, String how, Instant at) {
        book.tell(Events.of(Events.INCIDENT_ENDED, at).put("id", id).put("how", how));
    }

    /**
     * Writes down, durably, that a model is about to be asked.
     *
     * @param model its subject
     * @return the request's id
     * @throws IOException if it could not be written down: then nobody must be asked, or nothing would count the requests
     */
    public synchronized String asking(String model, List<Asking> all, Instant at) throws IOException {
        String id = nextId();
        List<String> incidents = all.stream()
                .map(one -> opened(one.about(), one.subject(), at).id())
                .toList();
        book.must(Inquiries.event(id, model, all, incidents, at));
        return id;
    }

    /** Writes down what came of it. If that fails it is remembered for this process, and reads as unknown in the next. */
    public synchronized void asked(String id, Heard heard, Instant at) throws IOException {
        book.remember(Events.of(Events.ASKED_ENDED, at).put("id", id).put("heard", heard.name()));
    }

    /** The incidents that are open, sorted. Whether they are watched is not known here. */
    public synchronized List<Incident> incidents(Instant now) {
        return Incidents.open(book.events(), now);
    }

    /**
     * A person says to go on: what was tried in vain counts no more, and of everything, what was lost is accepted as lost.
     *
     * @param subject what was acted on, or was sick; {@link Pause#EVERYTHING} for all
     * @throws IOException if that could not be written down
     */
    public synchronized void resumed(String subject, Instant at) throws IOException {
        if (!book.writable()) {
            throw new IOException(loss().orElse(file + " is not open for writing"));
        }
        book.must(Events.of(Events.RESUMED, at).put("subject", subject));
        if (subject.equals(Pause.EVERYTHING)) {
            memory = MemoryState.GOOD;
        }
    }

    /** All that rules are to know of the past: how much is known, attempts of 14 days, tallies, streaks, open incidents, requests to the model. */
    public synchronized List<Fact> facts(Instant now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Memory("selfheal", memory, loss().orElse(null)));
        facts.addAll(Attempts.remembered(book.events(), now));
        Tallies.of(book.events(), now).forEach(count -> facts.add(count.fact()));
        facts.addAll(Streaks.facts(book.events()));
        facts.addAll(incidents(now));
        facts.addAll(Inquiries.remembered(book.events(), now));
        facts.addAll(Inquiries.breaches(book.events(), now));
        return facts;
    }
}
