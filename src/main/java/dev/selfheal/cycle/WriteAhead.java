package dev.selfheal.cycle;

import dev.selfheal.fact.Result;
import dev.selfheal.fix.AttemptLog;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.time.Instant;

/** The ledger as the floor and the remedy know it. */
final class WriteAhead implements AttemptLog {
    private final Ledger ledger;
    private final Clock clock;

    WriteAhead(Ledger ledger, Clock clock) {
        this.ledger = ledger;
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
    public String begin(String target, String cause, String action, Instant at) throws IOException {
        return ledger.begin(target, cause, action, at);
    }

    @Override
    public void end(String id, Result result, Instant at) throws IOException {
        ledger.end(id, result, at);
    }
}
