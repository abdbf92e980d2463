package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.selfheal.ledger.Lock;
import dev.selfheal.testing.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("story")
class TurnTest {
    @TempDir
    Path state;

    private final FakeClock clock = new FakeClock();
    private final List<String> said = new ArrayList<>();

    private Lock lock(Lock.Asked asked) {
        return assertInstanceOf(Lock.Held.class, asked).lock();
    }

    private Lock.Asked turn() throws InterruptedException {
        return new Turn(clock, said::add).await(state, 2);
    }

    @Test
    void where_no_cycle_runs_nothing_is_said_or_waited_for() throws Exception {
        lock(turn()).close();
        assertEquals(List.of(), said);
        assertEquals(new FakeClock().now(), clock.now());
    }

    @Test
    void it_says_whom_it_waits_for_and_gives_up_after_half_a_minute() throws Exception {
        Instant since = clock.now().minusSeconds(60);
        Lock lock = lock(Lock.acquire(state, 4711, since));
        assertEquals(new Lock.Busy(4711L, since), turn());
        assertEquals(
                List.of("waiting up to 30 s for the cycle of process 4711, which began at 2026-11-24T11:59:00Z"), said);
        assertEquals(Duration.ofSeconds(30), Duration.between(new FakeClock().now(), clock.now()));
        lock.close();
    }

    @Test
    void it_goes_on_as_soon_as_the_cycle_is_over() throws Exception {
        Lock other = lock(Lock.acquire(state, 4711, clock.now()));
        Turn turn = new Turn(clock, words -> other.close());
        lock(turn.await(state, 2)).close();
        assertEquals(Duration.ofMillis(250), Duration.between(new FakeClock().now(), clock.now()));
    }
}
