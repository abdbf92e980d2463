package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnitTimeTest {
    @ParameterizedTest
    @CsvSource({"1min 30s, 90", "5s, 5", "100ms, 1", "1h 500ms, 3601", "1d 2h, 93600", "250us, 1"})
    void spans_are_seconds_rounded_up(String text, int seconds) {
        assertEquals(seconds, UnitTime.seconds(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"infinity", "", "[not set]", "5 parsecs", "5s and more"})
    void anything_else_is_none(String text) {
        assertTrue(UnitTime.seconds(text).isEmpty());
    }
}
