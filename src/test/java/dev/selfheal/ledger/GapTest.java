package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapTest {
    private static final Instant BOOT = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Reading PREVIOUS = reading(Duration.ZERO, Duration.ofHours(90), Duration.ZERO);

    /** So much wall time after noon, with such a monotonic clock, and a boot time moved by that. */
    private static Reading reading(Duration wall, Duration monotonic, Duration boot) {
        return new Reading(NOON.plus(wall), monotonic.toNanos(), BOOT.plus(boot));
    }

    private static Reading later(Duration wall, Duration awake, Duration boot) {
        return reading(wall, Duration.ofHours(90).plus(awake), boot);
    }

    @Test
    void before_the_first_cycle_there_is_nothing() {
        assertEquals(Gap.FIRST, Gap.between(null, PREVIOUS));
        assertNull(Gap.FIRST.sinceLast());
    }

    @Test
    void five_quiet_minutes_are_only_that() {
        assertEquals(
                new Gap(FIVE, false, false, Duration.ZERO, FIVE),
                Gap.between(PREVIOUS, later(FIVE, FIVE, Duration.ZERO)));
    }

    @ParameterizedTest
    @CsvSource({"29999, false", "30000, true"})
    void a_sleep_is_one_from_thirty_seconds_on(long millis, boolean woke) {
        Duration wall = FIVE.plusMillis(millis);
        assertEquals(
                new Gap(wall, woke, false, Duration.ZERO, FIVE),
                Gap.between(PREVIOUS, later(wall, FIVE, Duration.ZERO)));
    }

    @ParameterizedTest
    @CsvSource({"10000, 0", "10001, 10001", "-10000, 0", "-10001, -10001", "86400000, 86400000", "-86400000, -86400000"
    })
    void a_clock_that_was_set_by_more_than_ten_seconds_is_seen_by_the_boot_time_that_moved(long millis, long jump) {
        Duration set = Duration.ofMillis(millis);
        Gap gap = Gap.between(PREVIOUS, later(FIVE.plus(set), FIVE, set));
        assertEquals(Duration.ofMillis(jump), gap.clockJump());
        assertFalse(gap.woke());
        assertFalse(gap.booted());
        assertFalse(gap.sinceLast().isNegative());
        if (jump != 0) {
            assertEquals(FIVE, gap.sinceLast());
        }
    }

    @Test
    void sleep_and_a_clock_set_at_once_are_told_apart() {
        Duration night = Duration.ofHours(8);
        Duration set = Duration.ofHours(-1);
        Gap gap = Gap.between(PREVIOUS, later(FIVE.plus(night).plus(set), FIVE, set));
        assertEquals(new Gap(FIVE.plus(night), true, false, set, FIVE), gap);
    }

    @Test
    void a_monotonic_clock_that_went_back_is_a_boot() {
        Gap gap = Gap.between(PREVIOUS, reading(FIVE, Duration.ofMinutes(2), Duration.ofHours(100)));
        assertEquals(new Gap(FIVE, false, true, Duration.ZERO, Duration.ZERO), gap);
    }

    @Test
    void a_boot_is_seen_even_when_the_machine_has_run_longer_since_than_before() {
        Duration week = Duration.ofDays(7);
        Gap gap = Gap.between(PREVIOUS, new Reading(NOON.plus(week), week.toNanos(), NOON.plusSeconds(60)));
        assertTrue(gap.booted());
        assertEquals(week, gap.sinceLast());
    }

    @Test
    void without_a_boot_time_a_clock_ahead_is_sleep_and_one_behind_was_set() {
        Reading previous = new Reading(NOON, 1_000, null);
        long nanos = 1_000 + FIVE.toNanos();
        Gap slept = Gap.between(previous, new Reading(NOON.plus(FIVE).plusSeconds(519), nanos, null));
        assertEquals(new Gap(FIVE.plusSeconds(519), true, false, Duration.ZERO, FIVE), slept);
        Gap set = Gap.between(previous, new Reading(NOON.minusSeconds(3600), nanos, null));
        assertEquals(new Gap(FIVE, false, false, Duration.ofSeconds(-3600).minus(FIVE), FIVE), set);
    }

    @Test
    void no_reading_whatever_gives_a_negative_gap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Gap gap = Gap.between(any(random), any(random));
            assertFalse(gap.sinceLast().isNegative(), "seed " + seed + " run " + i);
        }
    }

    private static Reading any(Random random) {
        Instant wall = NOON.plusSeconds(random.nextInt(2_000_000) - 1_000_000);
        Instant boot = random.nextBoolean() ? null : NOON.plusSeconds(random.nextInt(2_000_000) - 1_000_000);
        return new Reading(
                wall, Math.abs(random.nextLong() % Duration.ofDays(20).toNanos()), boot);
    }
}
