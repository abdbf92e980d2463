package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Pause;
import dev.selfheal.fact.Result;
import dev.selfheal.fix.Patient.Health;
import dev.selfheal.fix.Treatment.Decision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest extends Treating {
    @TempDir
    Path folder;

    private final List<String> shown = new ArrayList<>();

    @AfterEach
    void uninterrupted() {
        Thread.interrupted();
    }

    private static List<Pause> stopped() {
        return List.of(new Pause(Pause.EVERYTHING, "hands off", Instant.EPOCH, Instant.MAX));
    }

    private Treatment treat(Witness witness, Patient patient) {
        Floor floor = new Floor(() -> pauses.inForce(), Set.of("selfheal"), known, log, clock);
        return new Remedy(floor, List.of(action), log, clock, witness).treat(order(WEB), patient, inFiveMinutes());
    }

    /** Remembers what was begun and done when it was shown an order. */
    private void note(Order order) {
        shown.add(order.target().subject() + " begun " + log.begun.size() + " done " + action.acted.size());
    }

    @Test
    void an_order_is_shown_once_before_it_is_written_down_and_before_it_is_done() {
        Treatment treatment = treat((order, deadline) -> note(order), curable());
        assertEquals(Optional.of(Result.HEALED), treatment.result());
        assertEquals(List.of("unit:web.service begun 0 done 0"), shown);
    }

    @Test
    void what_is_well_unknown_or_refused_is_not_shown() {
        treat((order, deadline) -> note(order), (order, deadline) -> Health.WELL);
        treat((order, deadline) -> note(order), (order, deadline) -> Health.UNKNOWN);
        pauses = WitnessTest::stopped;
        treat((order, deadline) -> note(order), (order, deadline) -> Health.SICK);
        assertEquals(List.of(), shown);
        assertEquals(List.of(), action.acted);
    }

    @Test
    void a_witness_that_breaks_stops_no_fix() {
        Treatment thrown = treat(
                (order, deadline) -> {
                    throw new IllegalStateException("blind");
                },
                curable());
        assertEquals(Optional.of(Result.HEALED), thrown.result());
        action.acted.clear();
        Treatment overflow = treat(
                (order, deadline) -> {
                    throw new StackOverflowError();
                },
                curable());
        assertEquals(Optional.of(Result.HEALED), overflow.result());
    }

    @Test
    void a_switch_set_while_the_witness_looks_still_stops_the_fix() {
        Treatment treatment = treat((order, deadline) -> pauses = WitnessTest::stopped, curable());
        assertEquals(Decision.REFUSED, treatment.decision());
        assertTrue(treatment.reason().contains("hands off"), treatment.reason());
        assertEquals(List.of(), action.acted);
        assertEquals(List.of(), log.begun);
    }

    @Test
    void an_interrupt_while_the_witness_looks_leaves_everything_undone() {
        Treatment treatment = treat(
                (order, deadline) -> {
                    throw new InterruptedException();
                },
                curable());
        assertEquals(Decision.REFUSED, treatment.decision());
        assertEquals(List.of(), action.acted);
        assertEquals(List.of(), log.begun);
        assertTrue(Thread.interrupted());
    }
}
