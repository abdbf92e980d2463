package dev.selfheal.cli;

import dev.selfheal.ledger.Lock;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits until no cycle runs. */
final class Turn {
    /** Most cycles are over by then; one that asks the model may take minutes, and nobody should wait for that unasked. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration AGAIN = Duration.ofMillis(250);

    private final Clock clock;
    private final Consumer<String> say;

    /** @param say is told once whom it waits for */
    Turn(Clock clock, Consumer<String> say) {
        this.clock = clock;
        this.say = say;
    }

    /** Asks for the lock until it is had, or whoever has it keeps it too long. */
    Lock.Asked await(Path state, long pid) throws InterruptedException {
        Deadline deadline = Deadline.in(PATIENCE, clock);
        Lock.Asked asked = Lock.acquire(state, pid, clock.now());
        if (asked instanceof Lock.Busy busy) {
            say.accept("waiting up to " + PATIENCE.toSeconds() + " s for " + who(busy));
        }
        while (asked instanceof Lock.Busy && !deadline.passed()) {
            clock.pause(AGAIN);
            asked = Lock.acquire(state, pid, clock.now());
        }
        return asked;
    }

    static String who(Lock.Busy busy) {
        return "the cycle of process " + (busy.pid() == null ? "(unknown)" : busy.pid())
                + (busy.since() == null ? "" : ", which began at " + busy.since());
    }
}
