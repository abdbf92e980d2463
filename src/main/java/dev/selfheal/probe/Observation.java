package dev.selfheal.probe;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.recording.Kinds;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks many probes at once. Each has its own time, the whole has one deadline, and it returns by then even if a probe hangs
 * where nothing can interrupt it: its thread is left behind. Whatever a probe does wrong becomes a {@link ProbeFailure}.
 */
public final class Observation {
    /** By kind and subject, so that the same sights are always told in the same order. */
    public static final Comparator<Fact> IN_ORDER = Comparator.comparing((Fact fact) -> Kinds.of(fact.getClass()))
            .thenComparing(Fact::subject)
            .thenComparing(Fact::toString);

    private static final int AT_ONCE = 64;
    /** A probe that ends by itself at its own deadline knows more than "timed out": it is given a moment to say it. */
    private static final Duration LAST_WORDS = Duration.ofMillis(250);

    private final Deadline whole;
    private final LinkedBlockingQueue<Running> ended = new LinkedBlockingQueue<>();
    private final List<Running> running = new ArrayList<>();
    private final IdentityHashMap<Probe, List<Fact>> seen = new IdentityHashMap<>();

    private Observation(Deadline whole) {
        this.whole = whole;
    }

    /**
     * What all of them see, sorted by kind and subject.
     *
     * @param within time for the whole
     */
    public static List<Fact> of(List<Probe> probes, Duration within, Clock clock) throws InterruptedException {
        return of(probes, Deadline.in(within, clock));
    }

    /** What all of them see until then, sorted by kind and subject. */
    public static List<Fact> of(List<Probe> probes, Deadline whole) throws InterruptedException {
        return each(probes, whole).values().stream()
                .flatMap(List::stream)
                .sorted(IN_ORDER)
                .toList();
    }

    /** What each of them sees until then. */
    public static Map<Probe, List<Fact>> each(List<Probe> probes, Deadline whole) throws InterruptedException {
        return new Observation(whole).run(probes);
    }

    private Map<Probe, List<Fact>> run(List<Probe> probes) throws InterruptedException {
        Deque<Probe> waiting = new ArrayDeque<>(probes);
        try {
            while (!waiting.isEmpty() || !running.isEmpty()) {
                while (!waiting.isEmpty() && running.size() < AT_ONCE && !whole.passed()) {
                    start(waiting.remove());
                }
                if (running.isEmpty()) {
                    break;
                }
                awaitOne();
            }
        } finally {
            running.forEach(Running::interrupt);
        }
        waiting.forEach(
                probe -> seen.put(probe, List.of(failure(probe, Reason.TIMED_OUT, "no time was left to look"))));
        return seen;
    }

    private void start(Probe probe) {
        Duration own = Duration.ofSeconds(1);
        try {
            own = probe.within();
        } catch (RuntimeException odd) {
            // The look itself will most likely fail as well, and say why.
        }
        Running run = new Running(probe, whole.atMost(own), whole.atMost(own.plus(LAST_WORDS)));
        running.add(run);
        run.start();
    }

    /** Waits until one ended, or gives up the one whose time is over first. */
    private void awaitOne() throws InterruptedException {
        Running next = running.stream()
                .min(Comparator.comparing((Running run) -> run.giveUp.left()))
                .orElseThrow();
        Running done = ended.poll(next.giveUp.left().toNanos(), TimeUnit.NANOSECONDS);
        if (done == null) {
            next.interrupt();
            running.remove(next);
            String detail = whole.passed() ? "no answer when the observation's time was over" : "no answer in its time";
            seen.put(next.probe, List.of(failure(next.probe, Reason.TIMED_OUT, detail)));
        } else if (running.remove(done)) {
            seen.put(done.probe, done.facts);
        }
    }

    private static ProbeFailure failure(Probe probe, Reason reason, String detail) {
        return new ProbeFailure(probe.subject(), probe.critical(), reason, detail);
    }

    /** One probe on its own thread. */
    private final class Running implements Runnable {
        final Probe probe;
        final Deadline giveUp;
        private final Deadline own;
        private volatile List<Fact> facts = List.of();
        private @Nullable Thread thread;

        Running(Probe probe, Deadline own, Deadline giveUp) {
            this.probe = probe;
            this.own = own;
            this.giveUp = giveUp;
        }

        void start() {
            Thread fresh = new Thread(this, "probe " + probe.subject());
            fresh.setDaemon(true);
            thread = fresh;
            fresh.start();
        }

        void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        @Override
        public void run() {
            facts = look();
            ended.add(this);
        }

        private List<Fact> look() {
            try {
                List<Fact> told = probe.look(own);
                return told == null || told.isEmpty()
                        ? List.of(failure(probe, Reason.BROKEN, "the probe said nothing"))
                        : List.copyOf(told);
            } catch (Throwable failure) { // an Error in one probe must not take the others with it
                return List.of(Failures.of(probe, failure, own.passed()));
            }
        }
    }
}
