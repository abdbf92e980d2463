package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Result;
import dev.selfheal.fix.Patient.Health;
import dev.selfheal.fix.Treatment.Decision;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.ledger.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The floor over the real memory: each cycle is a process of its own, and the ceilings hold across them. */
class CeilingsSurviveTest extends Treating {
    @TempDir
    Path state;

    /** The real memory of one cycle. */
    private AttemptLog cycle(String id) {
        Ledger ledger = Ledger.open(state, clock.now());
        ledger.cycleStarted(id, new Reading(clock.now(), clock.nanos(), null));
        return new AttemptLog() {
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
                return ledger.begin(target, cause, subjects, action, at);
            }

            @Override
            public void end(String id, Result result, Instant at) throws IOException {
                ledger.end(id, result, at);
            }
        };
    }

    @Test
    void what_cannot_be_healed_is_tried_twenty_times_a_day_by_however_many_processes() {
        RecordingAction useless = new RecordingAction("unit.restart");
        for (int i = 0; i < 288; i++) {
            AttemptLog memory = cycle("c" + i);
            Floor floor = new Floor(pauses, Set.of(), known, memory, clock);
            Treatment treatment = new Remedy(floor, List.of(useless), memory, clock)
                    .treat(order(WEB), (order, deadline) -> Health.SICK, inFiveMinutes());
            assertEquals(
                    i < Floor.PER_TARGET ? Decision.APPLIED : Decision.REFUSED, treatment.decision(), "cycle " + i);
            clock.advance(Duration.ofSeconds(240));
        }
        assertEquals(Floor.PER_TARGET, useless.acted.size());
        assertTrue(Ledger.look(state).problems().isEmpty());
    }
}
