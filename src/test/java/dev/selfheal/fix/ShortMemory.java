package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A memory of attempts that can be filled, and that can fail. */
final class ShortMemory implements AttemptLog {
    record Entry(String target, String cause, Instant at) {}

    final List<Entry> begun = new ArrayList<>();
    final List<Result> ended = new ArrayList<>();
    boolean full;
    boolean unreadable;

    @Override
    public int since(Instant then, String target) {
        check();
        return (int) begun.stream()
                .filter(entry -> entry.target.equals(target) && !entry.at.isBefore(then))
                .count();
    }

    @Override
    public int since(Instant then) {
        check();
        return (int) begun.stream().filter(entry -> !entry.at.isBefore(then)).count();
    }

    private void check() {
        if (unreadable) {
            throw new IllegalStateException("unreadable");
        }
    }

    @Override
    public String begin(String target, String cause, Collection<String> subjects, String action, Instant at)
            throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        begun.add(new Entry(target, cause, at));
        return String.valueOf(begun.size());
    }

    @Override
    public void end(String id, Result result, Instant at) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        ended.add(result);
    }
}
