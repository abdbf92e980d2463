package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.selfheal.cli.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each fault of the table but those of programs and servers, which mostly wait and have {@link PeersFaultTableTest}, and the kills,
 * which have {@link KilledAtRandomTest}.
 */
class FaultTableTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> state() {
        return Trials.tests(folder, Family.STATE);
    }

    @TestFactory
    Stream<DynamicTest> journal() {
        return Trials.tests(folder, Family.JOURNAL);
    }

    @TestFactory
    Stream<DynamicTest> disk() {
        return Trials.tests(folder, Family.DISK);
    }

    @TestFactory
    Stream<DynamicTest> inventory() {
        return Trials.tests(folder, Family.INVENTORY);
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return Trials.tests(folder, Family.RULES);
    }

    @TestFactory
    Stream<DynamicTest> clock() {
        return Trials.tests(folder, Family.CLOCK);
    }

    @TestFactory
    Stream<DynamicTest> process() {
        return Trials.tests(folder, Family.PROCESS);
    }

    /** The checks themselves: what they are to find is found. */
    @Test
    void a_fix_that_the_outcome_does_not_tell_fails_the_trial() {
        Victim victim = new Victim(folder, "");
        assertThrows(
                AssertionError.class,
                () -> Cycle.of(victim, () -> {
                    victim.box.program("nothing", "");
                    try {
                        Files.createDirectory(victim.inbox());
                    } catch (java.io.IOException broken) {
                        throw new IllegalStateException(broken);
                    }
                    return new Box.Done(0, "", "");
                }));
        assertTrue(new Cycle(new Box.Done(3, "", "no"), MissingNode.getInstance(), 0, false)
                .applied()
                .isEmpty());
    }

    @Test
    void a_record_that_is_gone_and_one_that_is_there_twice_are_found() throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        Records before = Records.of(victim);
        assertTrue(before.history().size() == 2 && before.journal().size() >= 4, before::toString);
        List<String> lines = Files.readAllLines(victim.today());
        Files.write(victim.today(), List.of(lines.get(1), lines.get(1)));
        assertEquals(List.of(lines.get(0)), before.lostIn(Records.of(victim)));
        assertEquals(1, Records.of(victim).doubled().size());
        Files.write(victim.state().resolve("journal"), new byte[0]);
        assertEquals(
                1 + before.journal().size(), before.lostIn(Records.of(victim)).size());
    }

    @Test
    void a_fault_that_is_not_told_fails_the_trial() throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        Ordeal ordeal = new Ordeal("nothing", victim);
        AssertionError told =
                assertThrows(AssertionError.class, () -> ordeal.cycle(Ordeal.Then.HEALS, "something that nobody says"));
        assertTrue(told.getMessage().contains("not told as"), told::toString);
    }
}
