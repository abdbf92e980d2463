package dev.selfheal.fact;

import java.time.Duration;

/**
 * How a finding or cause went in the cycles before this one. A cycle counts by its last judgement, and only where the subject
 * was observed; what healed within a cycle reads as well. Of {@code bad} and {@code good}, one is zero.
 *
 * @param rule rule id of the finding or cause
 * @param bad consecutive cycles that ended with it
 * @param good consecutive cycles that ended without it
 * @param badFor observed time of the bad cycles; neither sleep nor a gap nor a set clock adds to it
 * @param goodFor observed time of the good cycles, likewise
 * @param changes from good to bad or back among the last 21 results
 */
public record Streak(String subject, String rule, int bad, int good, Duration badFor, Duration goodFor, int changes)
        implements Remembered {}
