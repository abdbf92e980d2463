package dev.selfheal.ledger;

import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Changes to a small file of the state folder, one at a time: of two at once one would be lost. The kernel sees to it, so that a
 * killed process stands in nobody's way.
 */
final class Exclusive {
    /** A change takes milliseconds; whoever takes longer hangs. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofMillis(20);

    /** A kernel's lock is the process's, not a thread's. */
    private static final ReentrantLock OURS = new ReentrantLock();

    private Exclusive() {}

    /** A change. */
    interface Work<T> {
        T done() throws IOException;
    }

    /**
     * Makes this change while nobody else changes the file.
     *
     * @throws IOException if that cannot be made sure, or the change fails
     */
    static <T> T during(Path folder, String name, Clock clock, Work<T> work) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".lock");
        if (!OURS.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw busy(file);
        }
        try {
            StateFolder.ready(folder);
            try (FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), StateFolder.OWNER_ONLY)) {
                Deadline deadline = Deadline.in(PATIENCE, clock);
                while (channel.tryLock() == null) {
                    if (deadline.passed()) {
                        throw busy(file);
                    }
                    clock.pause(AGAIN);
                }
                return work.done();
            }
        } finally {
            OURS.unlock();
        }
    }

    private static IOException busy(Path file) {
        return new IOException("another process has kept " + file + " for " + PATIENCE.toSeconds() + " s; try again");
    }
}
