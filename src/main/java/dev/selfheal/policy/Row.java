package dev.selfheal.policy;

import dev.selfheal.sys.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judgements one after the other in a thread of their own, each with the same limit: to hand each of them over for itself took as
 * long as the judgement. Whoever waits looks up at each limit; one that went on for longer than that is left to itself, and the
 * rest goes on in another thread.
 */
final class Row {
    private final List<Judgement> judgements;
    private final long limit;
    private final Function<String, JudgementException> overdue;
    private final List<Judged> done = new ArrayList<>();
    private final Object lock = new Object();
    private long begun;

    /**
     * @param limit of each, in nanoseconds
     * @param overdue makes the failure of one that took longer, of where it was
     */
    Row(List<Judgement> judgements, long limit, Function<String, JudgementException> overdue) {
        this.judgements = judgements;
        this.limit = limit;
        this.overdue = overdue;
    }

    /** @throws InterruptedException if whoever waits is interrupted; what is at work is stopped */
    List<Judged> judge(ExecutorService threads) throws InterruptedException {
        while (size() < judgements.size()) {
            int first = size();
            begin();
            Future<?> task = threads.submit(() -> from(first));
            try {
                await(task);
            } catch (InterruptedException stop) {
                judgements.get(Math.min(size(), judgements.size() - 1)).halt();
                task.cancel(true);
                throw stop;
            }
        }
        return done;
    }

    private void await(Future<?> task) throws InterruptedException {
        while (true) {
            try {
                task.get(left(), TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException look) {
                @Nullable Judgement late = late();
                if (late != null) {
                    late.halt();
                    task.cancel(true);
                    return;
                }
            } catch (ExecutionException broken) {
                add(
                        size(),
                        Judged.failed(new JudgementException("the judgement failed: " + broken.getCause(), broken)));
                return;
            }
        }
    }

    private void from(int first) {
        for (int at = first; at < judgements.size(); at++) {
            begin();
            Judged judged;
            try {
                judged = Judged.of(judgements.get(at).pass());
            } catch (JudgementException failed) {
                judged = Judged.failed(failed);
            }
            if (!add(at, judged)) {
                return;
            }
        }
    }

    /** Whether it was waited for: what comes too late has its failure already. */
    private boolean add(int at, Judged judged) {
        synchronized (lock) {
            return at == done.size() && done.add(judged);
        }
    }

    private @Nullable Judgement late() {
        synchronized (lock) {
            if (Clock.SYSTEM.nanos() - begun < limit || done.size() == judgements.size()) {
                return null;
            }
            Judgement late = judgements.get(done.size());
            done.add(Judged.failed(overdue.apply(late.where())));
            return late;
        }
    }

    private void begin() {
        synchronized (lock) {
            begun = Clock.SYSTEM.nanos();
        }
    }

    private long left() {
        synchronized (lock) {
            return Math.max(1, limit - (Clock.SYSTEM.nanos() - begun));
        }
    }

    private int size() {
        synchronized (lock) {
            return done.size();
        }
    }
}
