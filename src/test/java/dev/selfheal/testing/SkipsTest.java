package dev.selfheal.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

final class SkipsTest {
    private static final String PROPERTY = "selfheal.skips";

    @Test
    void a_skip_is_a_failure_where_skips_are_forbidden() {
        String before = System.getProperty(PROPERTY, "");
        try {
            System.setProperty(PROPERTY, "forbidden");
            assertThrows(AssertionFailedError.class, () -> Skips.unless(false, "a test of skipping itself"));
            Skips.unless(true, "possible");
        } finally {
            System.setProperty(PROPERTY, before);
        }
    }
}
