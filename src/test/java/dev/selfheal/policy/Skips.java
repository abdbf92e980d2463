package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;

/** Tests that cannot run everywhere skip, unless this build forbids it. */
final class Skips {
    private Skips() {}

    static void assume(boolean possible, String otherwise) {
        if ("forbidden".equals(System.getProperty("selfheal.skips"))) {
            assertTrue(possible, otherwise);
        }
        Assumptions.assumeTrue(possible, otherwise);
    }
}
