package dev.selfheal.alert;

import dev.selfheal.sys.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sink's turn in one cycle: it is handed what waits for it, in order, until it fails once. It has a thread of its own, since
 * a file on a disk that hangs can be waited for but not given up.
 */
final class Turn {
    private final Sink sink;
    private final Backlog backlog;
    private final Set<AlertLine> fresh;
    private final Deadline deadline;
    private final Thread thread;
    private final List<Posted> posted = new ArrayList<>();
    private @Nullable String failure;
    private @Nullable Waiting tried;
    private boolean over;

    /** @param fresh those of this cycle: of them it is told too that they have not arrived, even untried */
    Turn(Sink sink, Backlog backlog, Set<AlertLine> fresh, Deadline deadline) {
        this.sink = sink;
        this.backlog = backlog;
        this.fresh = fresh;
        this.deadline = deadline;
        this.thread = new Thread(this::deliver, "alert");
        thread.setDaemon(true);
    }

    Turn begin() {
        thread.start();
        return this;
    }

    private void deliver() {
        for (Optional<Waiting> next = backlog.next(); next.isPresent(); next = backlog.next()) {
            if (deadline.passed()) {
                note(null, "the time for telling was used up");
                return;
            }
            tried(next.get());
            Optional<String> error = handOver(next.get().line());
            if (error.isEmpty()) {
                // At once, and even if nobody waits for this any more: it must not be delivered twice.
                backlog.remove(next.get());
            }
            if (!note(next.get().line(), error.orElse(null)) || error.isPresent()) {
                return;
            }
        }
    }

    private synchronized void tried(Waiting one) {
        tried = one;
    }

    private Optional<String> handOver(AlertLine line) {
        try {
            return sink.deliver(line, deadline.left());
        } catch (RuntimeException broken) {
            return Optional.of(broken.toString());
        }
    }

    /** Returns whether somebody still waits for this. */
    private synchronized boolean note(@Nullable AlertLine line, @Nullable String error) {
        if (over) {
            return false;
        }
        if (error != null) {
            failure = error;
        } else if (line != null) {
            posted.add(new Posted(line, sink.name(), Optional.empty()));
        }
        return true;
    }

    /** Waits until it is over, or the deadline: what became of each alert that arrived or is new. */
    List<Posted> end(List<String> problems) throws InterruptedException {
        thread.join(Math.max(1, deadline.left().toMillis()));
        return results(problems);
    }

    private synchronized List<Posted> results(List<String> problems) {
        over = true;
        List<Waiting> left = backlog.all();
        if (!left.isEmpty()) {
            String why = failure != null
                    ? failure
                    : thread.isAlive()
                            ? "did not come to an end in time"
                            : "what waits for it cannot be taken out of its folder, so it is not delivered";
            long kept = left.stream().filter(one -> one.file() != null).count();
            problems.add(sink.name() + ": " + why + (kept == 0 ? "" : "; alerts that wait for it: " + kept));
            left.stream()
                    .filter(one -> fresh.contains(one.line()) || one.equals(tried))
                    .forEach(one -> posted.add(new Posted(one.line(), sink.name(), Optional.of(why + fate(one)))));
        }
        problems.addAll(backlog.problems());
        return List.copyOf(posted);
    }

    private static String fate(Waiting one) {
        return one.file() != null ? "; it is kept and delivered later" : "";
    }
}
