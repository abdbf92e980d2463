package dev.selfheal.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryTest {
    @ParameterizedTest
    @CsvSource({
        "1m,60", "2m,30", "3m,20", "5m,12", "300s,12", "6m,10", "10m,6", "12m,5", "15m,4", "20m,3", "30m,2", "60m,1",
        "1h,1"
    })
    void one_that_divides_the_hour_is_kept_by_the_calendar(String written, int times) {
        List<Integer> minutes = Every.of(written).minutes();
        assertEquals(times, minutes.size());
        assertEquals(0, minutes.get(0));
        assertEquals(60 - 60 / times, minutes.get(times - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"61s", "90s", "7m", "25m", "59m", "61m", "2h", "1d"})
    void one_that_does_not_is_not(String written) {
        assertEquals(List.of(), Every.of(written).minutes());
    }

    @ParameterizedTest
    @CsvSource({
        "59s,'\"59s\" is not between 1m and 1d; 5m is usual'",
        "0m,'\"0s\" is not between 1m and 1d; 5m is usual'",
        "86401s,'\"86401s\" is not between 1m and 1d; 5m is usual'",
        "60001ms,'\"60001ms\" is not in whole seconds; 5m is usual'",
        "5 min,'\"5 min\" is not a duration; write 5m'",
        "-5m,'\"-5m\" is not a duration; write a time such as 30s, 5m or 24h'",
        "99999999999999999999d,'\"106751991167d\" is not between 1m and 1d; 5m is usual'"
    })
    void nonsense_is_refused_with_what_to_write(String written, String why) {
        assertEquals(
                why.replaceFirst("106751991167d", "9223372036854775807ms"),
                assertThrows(IllegalArgumentException.class, () -> Every.of(written))
                        .getMessage());
    }

    @Test
    void the_bounds_themselves_are_good() {
        assertEquals("1m", Every.of("60s").toString());
        assertEquals("1d", Every.of("24h").toString());
    }
}
