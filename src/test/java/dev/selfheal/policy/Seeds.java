package dev.selfheal.policy;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Seeds of random tests: the same in each build, and more by {@code SELFHEAL_SEEDS=7,8} or {@code -Dselfheal.seeds=7,8}. */
public final class Seeds {
    private static final long FIRST = 20261124;

    private Seeds() {}

    public static LongStream all(int fixed) {
        String more = System.getProperty("selfheal.seeds", System.getenv().getOrDefault("SELFHEAL_SEEDS", ""));
        return LongStream.concat(
                LongStream.range(FIRST, FIRST + fixed),
                Arrays.stream(more.split(","))
                        .map(String::strip)
                        .filter(seed -> !seed.isEmpty())
                        .mapToLong(Long::parseLong));
    }
}
