package dev.selfheal.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT0S, 0 s",
        "PT0.04S, 0 s",
        "PT0.05S, 0.1 s",
        "PT0.949S, 0.9 s",
        "PT0.95S, 1 s",
        "PT59.4S, 59 s",
        "PT59.5S, 1 min",
        "PT59M29S, 59 min",
        "PT59M30S, 1 h",
        "PT2H10M, 2 h 10 min",
        "PT47H59M29S, 47 h 59 min",
        "PT48H, 2 d",
        "PT51H, 2 d 3 h"
    })
    void how_long_it_lasted_is_told_as_roughly_as_it_matters(Duration time, String told) {
        assertEquals(told, Spoken.span(time));
    }
}
