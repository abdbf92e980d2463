package dev.selfheal.fact;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cycle that is judged: the only way in which time reaches rules.
 *
 * @param subject always {@code selfheal}
 * @param id the cycle's id, as in the attempts that it makes
 * @param at wall-clock time of this judgement's observations
 * @param round 1 for the first judgement
 * @param sinceLast time since the previous cycle began; null for the first ever, never negative
 * @param woke whether the machine slept since
 * @param booted whether the machine booted since
 * @param clockJump by how much the wall clock was set meanwhile; zero if not
 * @param missed cycles that should have begun meanwhile, while the machine was awake, and did not
 */
public record Cycle(
        String subject,
        String id,
        Instant at,
        int round,
        @Nullable Duration sinceLast,
        boolean woke,
        boolean booted,
        Duration clockJump,
        int missed)
        implements Remembered {}
