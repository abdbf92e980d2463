package dev.selfheal.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The memory of attempts, incidents and cycles, for one process at a time. Where the disk does not take what it is told, it is
 * remembered for the rest of this process and told as a problem; only {@link #begin} throws. Safe for many threads.
 */
public final class Ledger {
    private static final String JOURNAL = "journal";

    /** Beside the journal, so that one that was lost is told from one that never was. */
    private static final String MARKER = "journal.began";

    /** About three weeks of cycles that nothing happens in. */
    private static final long LARGE = 512 << 10;

    private final Path folder;
    private final Journal journal;
    private final List<ObjectNode> events;
    private final List<String> problems;
    private final Memory memory;
    private final boolean unreadable;
    private final boolean writable;
    private String cycle = "none";
    private int begun;
    private boolean clockJumped;

    /** How much is remembered. */
    public enum Memory {
        /** There never was anything to remember. */
        FRESH,
        GOOD,
        /** Something that was written down is missing. */
        PARTIAL,
        /** All of it is missing. */
        LOST
    }

    private Ledger(Path folder, Journal journal, Journal.Content content, List<String> problems, boolean ours) {
        this.folder = folder;
        this.journal = journal;
        this.events = new ArrayList<>(content.events());
        this.problems = problems;
        this.memory = Loss.memory(content, folder.resolve(MARKER));
        this.unreadable = content.state() == Journal.State.UNREADABLE;
        this.writable = ours && !unreadable;
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
        if (ledger.memory == Memory.LOST && ledger.writable && content.events().isEmpty()) {
            problems.add(state.resolve(JOURNAL) + ": earlier attempts and incidents are lost");
        }
        ledger.markDamage(content.state(), now);
        return ledger;
    }

    /** What was lost stays lost after the damaged part was cut out. */
    private void markDamage(Journal.State state, Instant now) {
        boolean news = state == Journal.State.DAMAGED || (state == Journal.State.ABSENT && memory == Memory.LOST);
        if (news) {
            tell(Events.of(Events.DAMAGED, now).put("memory", memory.name()));
        }
    }

    /** How much of the past is known. Damage is remembered as long as the journal. */
    public Memory memory() {
        return memory;
    }

    /** What of the past is not known, and how to go on all the same; empty while all of it is. */
    public Optional<String> loss() {
        return Loss.told(memory, unreadable, folder.resolve(JOURNAL), folder.resolve(MARKER));
    }

    /** What is wrong with the state, for people; grows while this is used. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** The id of the cycle before this one, if it never finished: it was killed, or the machine went down. */
    public synchronized Optional<String> unfinished() {
        return Events.last(
                        events.stream()
                                .filter(event -> !Events.text(event, "cycle").equals(cycle))
                                .toList(),
                        Events.CYCLE)
                .map(event -> Events.text(event, "cycle"))
                .filter(id -> events.stream()
                        .noneMatch(event -> Events.is(event, Events.CYCLE_ENDED)
                                && Events.text(event, "cycle").equals(id)));
    }

    /** A cycle begins; what is begun from now on is its doing. Returns what lies between it and the one before. */
    public synchronized Gap cycleStarted(String id, Reading reading) {
        Gap gap = Gap.between(
                Events.last(events, Events.CYCLE).map(Ledger::reading).orElse(null), reading);
        cycle = id;
        clockJumped = !gap.clockJump().isZero();
        ObjectNode event =
                Events.of(Events.CYCLE, reading.wall()).put("cycle", id).put("nanos", reading.nanos());
        if (reading.booted() != null) {
            event.put("booted", reading.booted().toString());
        }
        tell(event);
        return gap;
    }

    private static @Nullable Reading reading(ObjectNode event) {
        return Events.time(event, "at")
                .map(at -> new Reading(
                        at,
                        event.path("nanos").asLong(),
                        Events.time(event, "booted").orElse(null)))
                .orElse(null);
    }

    /** The cycle is over; now and then, what is no longer needed is dropped. */
    public synchronized void cycleFinished(Instant now) {
        tell(Events.of(Events.CYCLE_ENDED, now).put("cycle", cycle));
        // A clock that was just set must not decide what is old.
        if (journal.size() > LARGE && !clockJumped && writable) {
            compact(now);
        }
    }

    private void compact(Instant now) {
        List<ObjectNode> needed = Compaction.of(events, now);
        if (needed.size() > events.size() / 4 * 3) {
            return;
        }
        try {
            journal.replace(needed);
            events.clear();
            events.addAll(needed);
        } catch (IOException trouble) {
            problems.add(folder.resolve(JOURNAL) + ": cannot be made smaller: " + StateFolder.words(trouble));
        }
    }

    /** Acts upon this target since then; those that a clock once put in the future are counted as well. */
    public synchronized int since(Instant then, Instant now, String target) {
        return Attempts.acts(events, now, then, target::equals);
    }

    /** Acts upon any target since then. */
    public synchronized int since(Instant then, Instant now) {
        return Attempts.acts(events, now, then, target -> true);
    }

    /**
     * Writes down, durably, that this is about to be tried. What is begun on one target for several causes at one instant
     * counts as one act.
     *
     * @return the attempt's id
     * @throws IOException if it could not be written down, or earlier attempts cannot be read: then it must not be done
     */
    public synchronized String begin(String target, String cause, String action, Instant at) throws IOException {
        if (!writable) {
            throw new IOException(
                    folder.resolve(JOURNAL) + " is not open for writing, or earlier attempts are not known");
        }
        String id = nextId();
        ObjectNode event = Events.of(Events.ATTEMPT, at)
                .put("id", id)
                .put("target", target)
                .put("cause", cause)
                .put("action", action)
                .put("cycle", cycle);
        journal.append(event);
        events.add(event);
        return id;
    }

    private String nextId() {
        while (true) {
            String id = cycle + "." + ++begun;
            if (events.stream().noneMatch(event -> Events.text(event, "id").equals(id))) {
                return id;
            }
        }
    }

    /** Writes down how it ended. If that fails it is remembered for this process, and reads as unknown in the next. */
    public synchronized void end(String id, Result result, Instant at) throws IOException {
        ObjectNode event = Events.of(Events.ATTEMPT_ENDED, at).put("id", id).put("result", result.name());
        events.add(event);
        if (writable) {
            journal.append(event);
        }
    }

    /** An incident of this finding begins, unless one is open: then that one is returned. */
    public synchronized Incident opened(String rule, String subject, Instant at) {
        return incidents(at).stream()
                .filter(open -> open.rule().equals(rule) && open.subject().equals(subject))
                .findFirst()
                .orElseGet(() -> {
                    String id = Incidents.id(rule, subject, at);
                    tell(Events.of(Events.INCIDENT, at)
                            .put("id", id)
                            .put("rule", rule)
                            .put("subject", subject));
                    return new Incident(subject, id, rule, at, false);
                });
    }

    /** The operator was told that it began. */
    public synchronized void announced(String id, Instant at) {
        tell(Events.of(Events.INCIDENT_TOLD, at).put("id", id));
    }

    /**
     * It is over.
     *
     * @param how one word, such as {@code resolved}
     */
    public synchronized void closed(String id, String how, Instant at) {
        tell(Events.of(Events.INCIDENT_ENDED, at).put("id", id).put("how", how));
    }

    /** The incidents that are open, sorted. */
    public synchronized List<Incident> incidents(Instant now) {
        return Incidents.open(events, now);
    }

    /** All that rules are to know of the past: the attempts of the last 14 days, and the open incidents. */
    public synchronized List<Fact> facts(Instant now) {
        List<Fact> facts = new ArrayList<>(Attempts.remembered(events, now));
        facts.addAll(Incidents.open(events, now));
        return facts;
    }

    /** What was ever tried, by target and cause. */
    public synchronized List<Total> totals(Instant now) {
        return Attempts.totals(
                events,
                Attempts.all(events, now).stream().map(Attempts.Tried::attempt).toList());
    }

    private void tell(ObjectNode event) {
        events.add(event);
        if (!writable) {
            return;
        }
        try {
            journal.append(event);
            if (Files.notExists(folder.resolve(MARKER))) {
                Files.createFile(folder.resolve(MARKER), StateFolder.OWNER_ONLY);
            }
        } catch (IOException trouble) {
            String problem = folder.resolve(JOURNAL) + ": cannot be written: " + StateFolder.words(trouble);
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
    }
}
