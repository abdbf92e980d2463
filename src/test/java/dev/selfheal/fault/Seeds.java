package dev.selfheal.fault;

import java.util.Random;

/** Random places to strike, repeatable: the seed is printed, and taken from the system property {@code selfheal.seed}. */
final class Seeds {
    private static final long SEED = Long.getLong("selfheal.seed", System.nanoTime());

    private Seeds() {}

    static Random random(String what) {
        System.out.println(what + ": seed " + SEED + " (repeat with -Dselfheal.seed=" + SEED + ")");
        return new Random(SEED ^ what.hashCode());
    }
}
