package dev.selfheal.evidence;

import dev.selfheal.evidence.Exhibit.Kind;
import dev.selfheal.evidence.Suspect.NamedLog;
import dev.selfheal.fact.Agent;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.Unit;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;

/**
 * Captures what a fix may wipe out: the end of logs, the state of the job, its processes. It has little time, and nothing that
 * goes wrong with it reaches the caller but as evidence that says what is missing.
 */
public final class Capture {
    /** The most that all of it may take together: a fix that is needed must not wait for its own obituary. */
    static final Duration MOST = Duration.ofSeconds(2);
    /** Nor may it use up what is left to the fix. */
    private static final int SHARE = 4;

    private static final int MOST_LOGS = 6;

    private final Supervisor supervisor;
    private final Journal journal;
    private final Processes processes;
    private final Duration most;

    /** @param tools where native tools are, by their names, if not on the search path */
    public Capture(Supervisor supervisor, Programs programs, Map<String, Path> tools, Processes processes) {
        this(supervisor, programs, tools, processes, MOST);
    }

    /** @param most for tests, whose machine may be slow beyond measure */
    Capture(Supervisor supervisor, Programs programs, Map<String, Path> tools, Processes processes, Duration most) {
        this.supervisor = supervisor;
        this.journal = new Journal(programs, tools);
        this.processes = processes;
        this.most = most;
    }

    /** What is to be had within two seconds, or a quarter of the time until the deadline if that is less. */
    public List<Exhibit> of(Suspect suspect, Deadline deadline) throws InterruptedException {
        Duration share = deadline.left().dividedBy(SHARE);
        Deadline end = deadline.atMost(share.compareTo(most) < 0 ? share : most);
        Parts parts = new Parts();
        Optional<FutureTask<Sight>> sight = suspect.job().map(job -> new FutureTask<>(() -> supervisor.look(job, end)));
        sight.ifPresent(task -> parts.look(Kind.STATE, suspect.target(), () -> state(suspect, task)));
        if (sight.isPresent()
                || suspect.app().isPresent()
                || !pids(suspect.seen()).isEmpty()) {
            parts.look(Kind.PROCESSES, suspect.target(), () -> processes(suspect, sight, end));
        }
        logs(suspect, parts, end);
        List<Exhibit> found = new ArrayList<>(checks(suspect.seen()));
        found.addAll(parts.await(end));
        return Bounds.of(found);
    }

    private static List<Exhibit> checks(List<Fact> seen) {
        Map<String, List<String>> bySubject = new LinkedHashMap<>();
        for (Fact fact : seen) {
            for (String said : Sayings.of(fact)) {
                bySubject
                        .computeIfAbsent(fact.subject(), subject -> new ArrayList<>())
                        .addAll(Lines.of(said));
            }
        }
        List<Exhibit> checks = new ArrayList<>();
        bySubject.forEach((subject, lines) -> checks.add(new Exhibit(Kind.CHECK, subject, lines, null)));
        return checks;
    }

    private static List<Exhibit> state(Suspect suspect, FutureTask<Sight> task) throws Exception {
        task.run();
        Sight sight = task.get();
        if (sight instanceof Sight.Seen seen) {
            String said = String.join("\n", Sayings.of(seen.job()));
            return List.of(new Exhibit(Kind.STATE, suspect.target(), Lines.of(said), null));
        }
        String why = Lines.one(((Sight.CannotTell) sight).detail());
        return List.of(Exhibit.missing(Kind.STATE, suspect.target(), why));
    }

    private List<Exhibit> processes(Suspect suspect, Optional<FutureTask<Sight>> sight, Deadline end) throws Exception {
        Set<Long> pids = pids(suspect.seen());
        if (sight.isPresent() && sight.get().get() instanceof Sight.Seen seen) {
            seen.job().pid().ifPresent(pids::add);
        }
        Optional<String> app = suspect.app().map(name -> "/" + name + ".app/");
        List<String> lines = pids.isEmpty() && app.isEmpty() ? List.of() : processes.lines(pids, app, end);
        List<String> plain =
                lines.stream().flatMap(line -> Lines.of(line).stream()).toList();
        return List.of(Exhibit.of(Kind.PROCESSES, suspect.target(), plain, "it has no process"));
    }

    /** Those that the probes know; they may have ended since. */
    private static Set<Long> pids(List<Fact> seen) {
        Set<Long> pids = new TreeSet<>();
        for (Fact fact : seen) {
            Long pid = fact instanceof Service service
                    ? service.pid()
                    : fact instanceof Unit unit ? unit.pid() : fact instanceof Agent agent ? agent.pid() : null;
            if (pid != null) {
                pids.add(pid);
            }
        }
        return pids;
    }

    private void logs(Suspect suspect, Parts parts, Deadline end) {
        Set<Path> known = new HashSet<>();
        for (NamedLog log : suspect.logs()) {
            if (known.add(log.path()) && known.size() <= MOST_LOGS) {
                parts.look(Kind.LOG, log.name(), () -> List.of(tail(log)));
            }
        }
        suspect.job().ifPresent(job -> {
            if (supervisor.kind().equals("unit")) {
                parts.look(Kind.LOG, "journal of " + job, () -> List.of(journal.tail(job, end)));
            }
            parts.look(Kind.LOG, "output of " + job, () -> {
                List<Exhibit> tails = new ArrayList<>();
                for (Path file : supervisor.outputs(job, end)) {
                    if (!known.contains(file)) {
                        tails.add(tail(new NamedLog(file.toString(), file)));
                    }
                }
                // A unit's output goes to the journal where it goes to no file; an agent's goes nowhere.
                return tails.isEmpty() && known.isEmpty() && supervisor.kind().equals("agent")
                        ? List.of(Exhibit.missing(Kind.LOG, "output of " + job, "its definition names no file for it"))
                        : tails;
            });
        });
    }

    private static Exhibit tail(NamedLog log) {
        try {
            return Exhibit.of(Kind.LOG, log.name(), Lines.of(Tail.of(log.path())), "it is empty");
        } catch (IOException trouble) {
            return Exhibit.missing(Kind.LOG, log.name(), Lines.one(Parts.why(trouble)));
        }
    }
}
