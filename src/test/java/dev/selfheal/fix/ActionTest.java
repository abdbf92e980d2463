package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every action must do: applied twice, it changes something the first time and nothing the second time. */
abstract class ActionTest {
    @TempDir
    Path folder;

    abstract Action action();

    /** A target that needs this action now. */
    abstract Target sick() throws Exception;

    @Test
    void applied_twice_it_changes_something_and_then_nothing() throws Exception {
        Target target = sick();
        assertTrue(action().suits(target));
        Done first = action().act(target, soon());
        assertTrue(first.changed(), first.said());
        assertEquals(Optional.empty(), first.result(), first.said());
        Done second = action().act(target, soon());
        assertFalse(second.changed(), second.said());
        assertEquals(Optional.empty(), second.result(), second.said());
    }

    @Test
    void it_suits_no_other_kind_of_target() {
        assertFalse(action().suits(new Target.App("app:Other", "Other", Duration.ZERO)));
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60), Clock.SYSTEM);
    }
}
