package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Pause;
import dev.selfheal.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pause always ends, to the millisecond, and whatever is done to the clock. */
class PausesTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @TempDir
    Path state;

    private final FakeClock clock = new FakeClock();
    private PauseFile file;

    @BeforeEach
    void open() {
        file = new PauseFile(state, clock);
    }

    private List<String> paused() throws IOException {
        return file.inForce().stream().map(Pause::subject).toList();
    }

    private void pause(String subject) throws IOException, InterruptedException {
        file.pause(subject, "an upgrade", TWO_HOURS);
    }

    /** As a cycle does that holds the lock. */
    private void cycle() throws InterruptedException {
        assertEquals(Optional.empty(), file.settle());
    }

    private void assertEndsAfter(Duration time) throws Exception {
        clock.advance(time.minus(MOMENT));
        cycle();
        assertEquals(1, paused().size(), "a moment before its end");
        clock.advance(MOMENT);
        assertEquals(List.of(), paused(), "at its end");
        cycle();
        assertEquals(List.of(), paused());
    }

    @Test
    void it_lasts_exactly_its_length() throws Exception {
        pause("service:web");
        assertEndsAfter(TWO_HOURS);
    }

    @Test
    void a_clock_set_forward_ends_it_at_the_time_that_was_told() throws Exception {
        pause("service:web");
        clock.jump(TWO_HOURS.minus(MOMENT));
        assertEquals(List.of("service:web"), paused());
        clock.jump(MOMENT);
        assertEquals(List.of(), paused());
        cycle();
        clock.jump(DAY.negated());
        assertEquals(List.of(), paused(), "what a cycle saw over is over");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 86_400_000L, 20L * 365 * 86_400_000})
    void a_clock_set_back_makes_it_last_its_length_from_when_it_is_next_seen(long millis) throws Exception {
        pause("service:web");
        clock.jump(Duration.ofMillis(-millis));
        cycle();
        assertEndsAfter(TWO_HOURS);
    }

    @Test
    void it_stands_before_a_cycle_has_seen_that_the_clock_was_set_back() throws Exception {
        pause("service:web");
        clock.jump(DAY.negated());
        assertEquals(clock.now().plus(TWO_HOURS), file.inForce().get(0).until());
        clock.advance(Duration.ofMinutes(5));
        assertEquals(clock.now().plus(TWO_HOURS), file.inForce().get(0).until());
    }

    @Test
    void a_clock_set_back_within_its_length_keeps_its_end() throws Exception {
        pause("service:web");
        clock.advance(Duration.ofHours(1)).jump(Duration.ofHours(-1));
        cycle();
        assertEndsAfter(TWO_HOURS);
    }

    @Test
    void no_play_with_the_clock_between_cycles_makes_it_last_for_ever() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        pause("service:web");
        Duration since = Duration.ZERO;
        // Set back again and again, it may last its length again each time; then it ends.
        for (int i = 0; i < 50; i++) {
            clock.jump(Duration.ofMillis(random.nextInt(200_000_000) - 100_000_000));
            cycle();
            clock.advance(Duration.ofMinutes(5));
        }
        while (!paused().isEmpty()) {
            cycle();
            clock.advance(Duration.ofMinutes(5));
            since = since.plusMinutes(5);
            assertTrue(since.compareTo(TWO_HOURS) <= 0, "seed " + seed + ": still paused after " + since);
        }
    }

    @Test
    void one_that_somebody_wrote_for_years_lasts_thirty_days() throws Exception {
        Files.writeString(
                state.resolve("pauses.json"),
                "{\"version\":1,\"pauses\":[{\"subject\":\"service:web\",\"reason\":\"x\",\"since\":\"" + clock.now()
                        + "\",\"until\":\"2099-01-01T00:00:00Z\"}]}");
        assertEndsAfter(Duration.ofDays(30));
    }

    @Test
    void pausing_again_replaces_and_touches_no_other() throws Exception {
        pause("service:web");
        pause("service:base");
        clock.advance(Duration.ofHours(1));
        file.pause("service:web", "another reason", Duration.ofMinutes(1));
        assertEquals(List.of("service:base", "service:web"), paused());
        Pause web = file.inForce().get(1);
        assertEquals("another reason", web.reason());
        assertEquals(clock.now().plus(Duration.ofMinutes(1)), web.until());
    }

    @Test
    void what_is_resumed_is_no_longer_paused_and_the_rest_is() throws Exception {
        pause("service:web");
        pause("service:base");
        assertEquals(List.of("service:web"), subjects(file.resume(Optional.of("service:web"))));
        assertEquals(List.of("service:base"), paused());
        assertEquals(List.of(), subjects(file.resume(Optional.of("service:web"))));
        assertEquals(List.of("service:base"), subjects(file.resume(Optional.empty())));
        assertEquals(List.of(), paused());
    }

    private static List<String> subjects(List<Pause> pauses) {
        return pauses.stream().map(Pause::subject).toList();
    }

    private Path touched(Instant at) throws IOException {
        return Files.setLastModifiedTime(Files.createFile(state.resolve("stop")), FileTime.from(at));
    }

    @Test
    void a_kill_switch_stops_everything_for_a_week_since_it_was_touched() throws Exception {
        Path stop = touched(clock.now().minus(Duration.ofDays(2)));
        assertEquals(List.of("selfheal"), paused());
        assertTrue(file.inForce().get(0).reason().startsWith("the kill switch " + stop + " is set"));
        assertEndsAfter(Duration.ofDays(5));
        Files.setLastModifiedTime(stop, FileTime.from(clock.now()));
        assertEndsAfter(Duration.ofDays(7));
    }

    @Test
    void a_kill_switch_touched_in_the_future_counts_from_when_it_is_first_seen() throws Exception {
        Path stop = touched(clock.now().plus(Duration.ofDays(4000)));
        cycle();
        clock.advance(DAY);
        cycle();
        assertEndsAfter(Duration.ofDays(6));
        Files.setLastModifiedTime(stop, FileTime.from(clock.now().plus(Duration.ofDays(5000))));
        cycle();
        assertEndsAfter(Duration.ofDays(7));
    }

    @Test
    void a_clock_set_back_does_not_make_a_kill_switch_last_for_ever() throws Exception {
        touched(clock.now());
        for (int i = 0; i < 3; i++) {
            clock.jump(Duration.ofDays(-100));
            cycle();
            clock.advance(DAY);
            cycle();
        }
        assertEndsAfter(Duration.ofDays(6));
    }

    @Test
    void any_kind_of_thing_is_a_kill_switch() throws Exception {
        Path stop = state.resolve("stop");
        clock.jump(Duration.between(clock.now(), Instant.now().plus(Duration.ofMinutes(1))));
        Files.createDirectory(stop);
        assertEquals(List.of("selfheal"), paused());
        assertEquals(1, file.resume(Optional.empty()).size());
        Files.createSymbolicLink(stop, state.resolve("nowhere"));
        assertEquals(List.of("selfheal"), paused());
        assertEquals(1, file.resume(Optional.of("selfheal")).size());
        assertEquals(List.of(), paused());
        assertFalse(Files.isSymbolicLink(stop));
    }

    @Test
    void a_kill_switch_that_cannot_be_looked_at_is_set() throws Exception {
        Path loop = state.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertEquals(Optional.of(clock.now()), KillSwitch.touched(loop.resolve("stop"), clock.now()));
        assertEquals(Optional.empty(), KillSwitch.touched(state.resolve("stop"), clock.now()));
    }

    @Test
    void resuming_one_thing_leaves_the_kill_switch() throws Exception {
        touched(clock.now());
        pause("service:web");
        file.resume(Optional.of("service:web"));
        assertEquals(List.of("selfheal"), paused());
    }
}
