package dev.selfheal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static List<String> folded(List<String> log) {
        return Repeats.folded(log.stream().map(line -> new Clue("log:a", line)).toList()).stream()
                .map(Clue::text)
                .toList();
    }

    @Test
    void lines_that_say_the_same_are_one_with_their_number() {
        assertEquals(
                List.of(
                        "other",
                        "status 404",
                        "status 500",
                        "(3 times) 2026-11-24 10:00:03,123 pid 81239 refused after 9ms"),
                folded(List.of(
                        "2026-11-23 10:00:01 pid 81231 refused after 12.5ms",
                        "other",
                        "2026-11-23 10:00:02 pid 81232 refused after 9ms",
                        "status 404",
                        "status 500",
                        " ",
                        "2026-11-24 10:00:03,123 pid 81239 refused after 9ms")));
    }

    @Test
    void the_same_line_of_two_logs_stays_two() {
        List<Clue> two = List.of(new Clue("log:a", "refused"), new Clue("log:b", "refused"));
        assertEquals(two, Repeats.folded(two));
    }

    @Test
    void a_log_without_end_costs_no_more_than_its_end() {
        List<String> log = IntStream.range(0, 2_001)
                .mapToObj(i -> "line "
                        + Integer.toString(i, 3)
                                .replace('0', 'a')
                                .replace('1', 'b')
                                .replace('2', 'c'))
                .toList();
        assertEquals(log.subList(1, 2_001), folded(log));
    }
}
