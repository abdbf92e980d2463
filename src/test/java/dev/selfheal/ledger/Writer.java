package dev.selfheal.ledger;

import dev.selfheal.fact.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A process of its own that holds the lock, or writes cycle after cycle until it is killed. It prints what it completed. */
final class Writer {
    private static final List<String> SICK = List.of("service:web");

    private Writer() {}

    public static void main(String[] arguments) throws IOException {
        Path state = Path.of(arguments[1]);
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        Lock.Asked asked = Lock.acquire(state, ProcessHandle.current().pid(), now);
        if (!(asked instanceof Lock.Held)) {
            System.out.println("busy");
            return;
        }
        System.out.println("held");
        if (arguments[0].equals("hold")) {
            System.in.read();
            return;
        }
        write(state, now, arguments[2]);
    }

    private static void write(Path state, Instant now, String name) throws IOException {
        History history = new History(state);
        Ledger ledger = Ledger.open(state, now);
        Notes notes = Notes.open(state);
        for (int i = 0; ; i++) {
            String cycle = name + "-" + i;
            ledger.cycleStarted(cycle, new Reading(now, i, null));
            String attempt = ledger.begin("unit:web.service", "down", SICK, "unit.start", now);
            System.out.println("begun " + attempt);
            history.replaceLatest("{\"id\":\"" + cycle + "\"}");
            ledger.end(attempt, Result.HEALED, now);
            System.out.println("ended " + attempt);
            notes.write("cycle", "\"" + cycle + "\"");
            notes.commit(now);
            history.append(LocalDate.of(2026, 11, 24), "{\"id\":\"" + cycle + "\"}");
            System.out.println("line " + cycle);
            ledger.cycleFinished(now);
        }
    }
}
