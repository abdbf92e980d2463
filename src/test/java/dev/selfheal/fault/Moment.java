package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A moment of a cycle.
 *
 * @param changes of its files after which it comes: the first is that it takes the lock
 * @param nanos that pass after that
 */
record Moment(int changes, long nanos) {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    /** Looks for the end of the process no more often than this while nothing else is to be seen. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long LONGEST_SECONDS = 60;

    /** How long a cycle takes from its lock on, and how often its files are seen to change meanwhile. */
    record Span(long nanos, int changes) {}

    static Span measure(Program program, Victim victim) throws IOException {
        victim.sicken();
        Process process = program.start(victim);
        Watched watched = new Watched(victim);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        long began = 0;
        int changes = 0;
        while (process.isAlive()) {
            assertTrue(System.nanoTime() < end, "the cycle to be measured has no end");
            if (watched.changed()) {
                changes++;
                began = began == 0 ? System.nanoTime() : began;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        assertTrue(changes > 5 && victim.isWell(), changes + " changes, and well is " + victim.isWell());
        return new Span(System.nanoTime() - began, changes);
    }

    static Moment random(Random random, Span span) {
        // The second change is that the cycle begins: it takes a while to get so far.
        return random.nextBoolean()
                ? new Moment(1 + random.nextInt(2), random.nextLong(span.nanos))
                : new Moment(1 + random.nextInt(span.changes), random.nextLong(TimeUnit.MILLISECONDS.toNanos(3)));
    }

    /** For when it came too late. */
    Moment earlier() {
        return new Moment(Math.max(1, changes - 1), nanos / 2);
    }

    /** Returns when it has come, or the process is over; a minute after the start any moment has come. */
    void await(Process process, Victim victim) {
        Watched watched = new Watched(victim);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        for (int seen = 0; seen < changes && process.isAlive() && System.nanoTime() < end; ) {
            if (watched.changed()) {
                seen++;
            } else {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        long then = System.nanoTime() + nanos;
        while (System.nanoTime() < then && process.isAlive()) {
            LockSupport.parkNanos(Math.min(PATIENCE_NANOS, then - System.nanoTime()));
        }
    }

    /** The files that a cycle writes, one after the other. */
    private static final class Watched {
        private final List<File> files;
        private List<Long> before;

        Watched(Victim victim) {
            Path state = victim.state();
            files = Stream.of(
                            state.resolve("lock"),
                            state.resolve("journal"),
                            state.resolve("outcome.json"),
                            victim.today(),
                            state.resolve("notes.json"),
                            state.resolve("heartbeat"),
                            victim.box.folder.resolve("ran"))
                    .map(Path::toFile)
                    .toList();
            before = look();
        }

        boolean changed() {
            List<Long> now = look();
            boolean changed = !now.equals(before);
            before = now;
            return changed;
        }

        /** Of a file that is not there both are 0: attributes would be an exception each time, and this looks often. */
        private List<Long> look() {
            List<Long> all = new ArrayList<>(2 * files.size());
            for (File file : files) {
                all.add(file.lastModified());
                all.add(file.length());
            }
            return all;
        }
    }
}
