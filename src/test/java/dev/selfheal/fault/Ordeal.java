package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.cli.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The course of every trial, with the same four checks: no fix without something seen (in {@link Cycle}), no completed record
 * lost, the next cycle works, and the fault is told.
 */
final class Ordeal {
    /** What a cycle makes of what is sick. */
    enum Then {
        /** All of it is healed. */
        HEALS,
        /** Nothing is done. */
        HOLDS,
        /** Either, by where exactly it was struck; the outcome and what was done agree all the same. */
        EITHER
    }

    /** Something that may fail. */
    interface Act {
        void run() throws Exception;
    }

    private final String fault;
    private final Victim victim;
    private final Set<String> statuses = new TreeSet<>();
    private Records before;
    private int cycles;
    private int fixes;
    private String told = "";
    private String next = "";

    /** The victim is sick from now on. */
    Ordeal(String fault, Victim victim) {
        this.fault = fault;
        this.victim = victim;
        victim.sicken();
        this.before = Records.of(victim);
    }

    /** What the fault itself destroys was not lost by the cycle. */
    Ordeal strike(Act act) throws Exception {
        act.run();
        before = Records.of(victim);
        return this;
    }

    /** A fault that hides the records without destroying them; they must be back once it is over. */
    Ordeal hide(Act act) throws Exception {
        act.run();
        return this;
    }

    /** A cycle with the fault. @param words a pattern for how the fault is told */
    Ordeal cycle(Then then, String words, String... more) {
        return struck(Cycle.of(victim, more), then, words);
    }

    /** Likewise, run already; without words where it cannot be seen yet. */
    Ordeal struck(Cycle cycle, Then then, String words) {
        cycles++;
        statuses.add(cycle.status());
        fixes += cycle.applied().size();
        assertThen(then, cycle);
        if (!words.isEmpty()) {
            told = Told.find(words, cycle)
                    .orElseThrow(() -> new AssertionError(fault + ": not told as " + words + ": " + cycle));
        }
        return this;
    }

    /** The fault is over. */
    Ordeal mended(Act act) throws Exception {
        act.run();
        return this;
    }

    /** The cycle after the fault. */
    Ordeal next(Then then, String... more) {
        if (then == Then.HEALS) {
            victim.sicken();
        }
        Cycle cycle = Cycle.of(victim, more);
        assertFalse(cycle.outcome().path("finishedAt").isMissingNode(), () -> "no outcome: " + cycle.done());
        assertThen(then, cycle);
        next = then == Then.HOLDS ? "works, holds back" : "works, heals";
        return this;
    }

    Row row() {
        Records after = Records.of(victim);
        assertEquals(List.of(), before.lostIn(after), fault + ": records that were complete are lost");
        assertEquals(List.of(), after.doubled(), fault + ": cycles that are in the history twice");
        return new Row(fault, cycles, statuses, fixes, before.size(), Set.of(next), told);
    }

    private void assertThen(Then then, Cycle cycle) {
        String what = fault + ": " + cycle;
        List<String> results = new ArrayList<>(Box.fixes(cycle.outcome()));
        if (then == Then.HEALS) {
            assertTrue(victim.isWell(), () -> "not healed; " + what);
            assertTrue(
                    results.stream().anyMatch(fix -> fix.endsWith("APPLIED HEALED")), () -> "healed by whom? " + what);
        } else if (then == Then.HOLDS) {
            assertEquals(List.of(), cycle.applied(), what);
            assertFalse(victim.isWell(), what);
        }
    }
}
