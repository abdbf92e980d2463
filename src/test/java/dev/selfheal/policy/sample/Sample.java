package dev.selfheal.policy.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fact with a field of every type that facts may have. */
public record Sample(
        String subject,
        Place place,
        Level level,
        boolean critical,
        int size,
        @Nullable Integer limit,
        @Nullable String note,
        double load,
        Duration age,
        @Nullable Duration maxAge,
        Instant at,
        List<String> tags,
        Map<String, Integer> numbers)
        implements Shape {}
