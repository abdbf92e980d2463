package dev.selfheal.install.discovery;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.supervisor.Job;
import dev.selfheal.supervisor.JobOutline;
import dev.selfheal.supervisor.Sight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A job of the owner's.
 *
 * @param kind {@code agent} or {@code unit}
 * @param listeners the ports on which its processes wait
 */
record FoundJob(
        String kind, String name, Sight sight, Optional<JobOutline> outline, Guess guess, List<Listener> listeners) {
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    static FoundJob of(String kind, String name, Sight sight, Optional<JobOutline> outline) {
        return new FoundJob(kind, name, sight, outline, Guess.of(kind, sight, outline), List.of());
    }

    FoundJob with(List<Listener> found) {
        return new FoundJob(kind, name, sight, outline, guess, List.copyOf(found));
    }

    Optional<Job> job() {
        return sight instanceof Sight.Seen seen ? Optional.of(seen.job()) : Optional.empty();
    }

    /** What its processes have in common, if it has any. */
    Optional<String> group() {
        return outline.flatMap(JobOutline::group)
                .or(() -> job().filter(job -> kind.equals("agent") && job.pid().isPresent())
                        .map(job -> Long.toString(job.pid().getAsLong())));
    }

    boolean server() {
        return guess.expect() == Expect.RUNNING;
    }

    /** Whether its program has this name, be it behind another that starts it. */
    boolean runs(String program) {
        return programs().anyMatch(program::equals);
    }

    /** The tunnel that it is. */
    Optional<String> tunnel() {
        return programs().filter(Tunnels::known).findFirst();
    }

    private Stream<String> programs() {
        return Stream.concat(
                outline.flatMap(JobOutline::program).stream(),
                listeners.stream().map(Listener::program));
    }

    RunBy runBy() {
        return new RunBy(kind.equals("agent") ? RunBy.Kind.AGENT : RunBy.Kind.UNIT, name);
    }

    Entry entry(boolean critical) {
        List<String> variables = outline.map(JobOutline::variables).orElse(List.of()).stream()
                .filter(Fit::variable)
                .toList();
        return kind.equals("agent")
                ? new AgentEntry(name, critical, guess.expect(), variables, false, START_WITHIN, List.of())
                : new UnitEntry(name, critical, guess.expect(), variables, START_WITHIN, List.of());
    }

    void remark(Remarks remarks, String text) {
        remarks.add(kind + ":" + name, text);
    }

    /** What it runs and what is expected of it, each with a reason; what its definition says of its logs. */
    void describe(Remarks remarks, Path home) {
        String role = server() ? ", a server" : guess.expect() == Expect.SCHEDULED ? ", scheduled" : "";
        String script = outline.flatMap(JobOutline::script)
                .map(file -> " with " + Fit.comment(file))
                .orElse("");
        String what = outline.flatMap(JobOutline::program)
                .map(program -> "runs " + Fit.comment(program) + script + role + "; ")
                .orElse("");
        remark(remarks, what + guess.why());
        List<String> logs = outline.map(JobOutline::outputs).orElse(List.of()).stream()
                .filter(Fit::path)
                .map(log -> OwnPath.of(log, home).written())
                .toList();
        if (!logs.isEmpty()) {
            remark(remarks, "writes to " + String.join(" and ", logs));
        }
    }
}
