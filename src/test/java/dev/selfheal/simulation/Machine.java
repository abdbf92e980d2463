package dev.selfheal.simulation;

import dev.selfheal.supervisor.Move;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.Reply;
import dev.selfheal.sys.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A machine whose life is a script: what happens is decided by the true time, also in the middle of a cycle. */
final class Machine implements Supervisor, Http {
    /** How long it had been up when the story began. */
    private static final Duration UP_BEFORE = Duration.ofDays(3);

    final Clocks clocks = new Clocks(UP_BEFORE);
    final Path root;
    private final Map<String, Daemon> daemons = new LinkedHashMap<>();
    private final PriorityQueue<Event> agenda =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private int events;
    private boolean busy;
    private final Proc proc;
    private Duration bootedAt = UP_BEFORE.negated();
    private long available = 8L << 20;

    private record Event(Duration at, int number, Runnable what) {}

    /** @param root where its {@code /proc} is kept */
    Machine(Path root) {
        this.root = root;
        this.proc = new Proc(root);
    }

    Daemon daemon(String name) {
        return daemons.computeIfAbsent(name, fresh -> new Daemon(fresh + ".service", 7000 + daemons.size()));
    }

    List<Daemon> daemons() {
        return new ArrayList<>(daemons.values());
    }

    /** This happens then. */
    synchronized void at(Duration time, Runnable what) {
        agenda.add(new Event(time, events++, what));
    }

    /** The same from then on, again and again. */
    void every(Duration first, Duration period, Duration until, Runnable what) {
        for (Duration at = first; at.compareTo(until) < 0; at = at.plus(period)) {
            at(at, what);
        }
    }

    void asleep(Duration from, Duration time) {
        at(from, () -> clocks.sleep(time));
    }

    /** A cycle under way ends first: what a machine that goes down in the middle of one leaves behind is another story. */
    void boots(Duration at, Duration off) {
        at(at, () -> {
            if (busy) {
                boots(clocks.elapsed().plusSeconds(1), off);
                return;
            }
            clocks.boot(off);
            bootedAt = clocks.elapsed();
            daemons.values().stream().filter(daemon -> !daemon.disabled).forEach(daemon -> daemon.start(bootedAt));
        });
    }

    void clockSet(Duration at, Duration by) {
        at(at, () -> clocks.set(by));
    }

    /** Of 16 GB, this many kilobytes are left. */
    void memory(Duration at, long kilobytes) {
        at(at, () -> available = kilobytes);
    }

    /** Whether a cycle is under way. */
    synchronized void busy(boolean now) {
        busy = now;
    }

    /** Lets all happen that is due, and then lets the machine be as it became by itself. */
    synchronized Duration settled() {
        while (!agenda.isEmpty() && agenda.element().at().compareTo(clocks.elapsed()) <= 0) {
            agenda.remove().what().run();
        }
        daemons.values().forEach(daemon -> daemon.settle(clocks.elapsed()));
        proc();
        return clocks.elapsed();
    }

    /** The machine goes on by itself until then, or until it has slept past it. */
    synchronized void goOn(Duration until) {
        settled();
        while (clocks.elapsed().compareTo(until) < 0) {
            Duration next = agenda.isEmpty() || agenda.element().at().compareTo(until) > 0
                    ? until
                    : agenda.element().at();
            clocks.pass(next.minus(clocks.elapsed()));
            settled();
        }
    }

    private void proc() {
        Duration now = clocks.elapsed();
        proc.host(clocks, now.minus(bootedAt), available);
        daemons.values().stream()
                .filter(Daemon::runs)
                .forEach(daemon -> proc.process(daemon.pid(), daemon.since().minus(bootedAt)));
    }

    @Override
    public String kind() {
        return "unit";
    }

    @Override
    public synchronized Sight look(String name, Deadline deadline) {
        Duration now = settled();
        return found(daemon -> daemon.name.equals(name))
                .<Sight>map(daemon -> daemon.hidden
                        ? new Sight.CannotTell(Sight.Trouble.TIMED_OUT, "no answer")
                        : new Sight.Seen(daemon.job(now)))
                .orElseThrow();
    }

    @Override
    public List<String> jobs(Deadline deadline) {
        return daemons.values().stream().map(daemon -> daemon.name).toList();
    }

    @Override
    public Move load(String name, Deadline deadline) {
        return ordered(name, (daemon, now) -> daemon.ordered(now, false));
    }

    @Override
    public Move start(String name, Deadline deadline) {
        return ordered(name, (daemon, now) -> daemon.ordered(now, false));
    }

    @Override
    public Move restart(String name, Deadline deadline) {
        return ordered(name, (daemon, now) -> daemon.ordered(now, true));
    }

    @Override
    public Move reload(String name, Deadline deadline) {
        return ordered(name, Daemon::reloaded);
    }

    private synchronized Move ordered(String name, BiConsumer<Daemon, Duration> order) {
        Duration now = settled();
        order.accept(found(one -> one.name.equals(name)).orElseThrow(), now);
        return new Move.Accepted("started");
    }

    @Override
    public synchronized Reply send(Request request) {
        Duration now = settled();
        int port = request.url().getPort();
        return found(daemon -> daemon.port == port)
                .map(daemon -> daemon.hidden ? new Reply.Unreachable("no route to host") : daemon.answer(now))
                .orElse(new Reply.Refused("connection refused"));
    }

    @Override
    public Reply stream(Request request, Predicate<String> line) {
        return send(request);
    }

    private Optional<Daemon> found(Predicate<Daemon> which) {
        return daemons.values().stream().filter(which).findFirst();
    }
}
