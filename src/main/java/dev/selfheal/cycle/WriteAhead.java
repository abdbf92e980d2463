package dev.selfheal.cycle;

import dev.selfheal.fact.Result;
import dev.selfheal.fix.AttemptLog;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The ledger as the floor and the remedy know it. */
final class WriteAhead implements AttemptLog {
    private final Ledger ledger;
    private final Optional<String> notAlone;
    private final Clock clock;

    /** @param notAlone why another cycle may be at work; then nothing can be begun */
    WriteAhead(Ledger ledger, Optional<String> notAlone, Clock clock) {
        this.ledger = ledger;
        this.notAlone = notAlone;
        this.clock = clock;
    }

    @Override
    public int since(Instant then, String target) {
        return ledger.since(then, clock.now(), target);
    }

    @Override
    public int since(Instant then) {
        return ledger.since(then, clock.now());
    }

    @Override
    public String begin(String target, String cause, Collection<String> subjects, String action, Instant at)
            throws IOException {
        if (notAlone.isPresent()) {
            throw new IOException(notAlone.get());
        }
        return ledger.begin(target, cause, subjects, action, at);
    }

    @Override
    public void end(String id, Result result, Instant at) throws IOException {
        ledger.end(id, result, at);
    }
}
