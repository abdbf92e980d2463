package dev.selfheal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
    private static Median of(int... seconds) {
        List<Duration> times =
                Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
        return Median.of(times);
    }

    @Test
    void it_is_the_one_in_the_middle_or_what_lies_between_two() {
        assertEquals(Duration.ofSeconds(7), of(7).middle());
        assertEquals(Duration.ofSeconds(5), of(90, 2, 5).middle());
        assertEquals(Duration.ofSeconds(4), of(90, 2, 5, 3).middle());
        assertEquals(Duration.ofSeconds(90), of(90, 2, 5).longest());
        assertEquals(0, of().count());
    }
}
