package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.fact.Streak;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreaksTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private int cycles;

    /** A cycle of a process of its own, five minutes after the one before. */
    private Ledger cycle(Course... results) {
        Instant at = NOON.plus(FIVE.multipliedBy(cycles++));
        Ledger ledger = Ledger.open(folder, at);
        ledger.cycleStarted("c" + cycles, new Reading(at, at.toEpochMilli() * 1_000_000, null));
        ledger.cycleJudged(List.of(results), FIVE, at);
        ledger.cycleFinished(at);
        return ledger;
    }

    private static Course web(boolean bad) {
        return new Course("service.down", "service:web", bad);
    }

    private void all(String results) {
        results.chars().forEach(result -> cycle(web(result == 'b')));
    }

    private List<Streak> streaks() {
        return Ledger.look(folder).facts(NOON).stream()
                .filter(Streak.class::isInstance)
                .map(Streak.class::cast)
                .toList();
    }

    private Streak streak() {
        return streaks().stream()
                .filter(one -> one.subject().equals("service:web"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_was_never_sick_is_not_followed() {
        all("ggg");
        assertEquals(List.of(), streaks());
    }

    @Test
    void bad_cycles_are_counted_until_the_first_good_one_and_the_other_way_round() {
        all("bbb");
        assertEquals(new Streak("service:web", "service.down", 3, 0, FIVE.multipliedBy(3), Duration.ZERO, 0), streak());
        all("gg");
        assertEquals(new Streak("service:web", "service.down", 0, 2, Duration.ZERO, FIVE.multipliedBy(2), 1), streak());
        all("b");
        assertEquals(new Streak("service:web", "service.down", 1, 0, FIVE, Duration.ZERO, 2), streak());
    }

    @Test
    void what_could_not_be_observed_neither_goes_on_nor_ends() {
        all("bb");
        cycle();
        assertEquals(2, streak().bad());
        all("b");
        assertEquals(3, streak().bad());
    }

    @Test
    void a_judgement_repeated_in_one_cycle_advances_nothing() {
        Ledger ledger = cycle(web(true));
        ledger.cycleJudged(List.of(web(true)), FIVE, NOON);
        assertEquals(1, streak().bad());
    }

    @Test
    void changes_are_counted_among_the_last_21_results_only() {
        all("bgbgbg");
        assertEquals(5, streak().changes());
        // The first result is the twenty-first from the end, and with the next it is the twenty-second.
        all("g".repeat(15));
        assertEquals(5, streak().changes());
        all("g");
        assertEquals(4, streak().changes());
    }

    @Test
    void what_has_been_well_for_21_cycles_is_followed_no_more() {
        all("b" + "g".repeat(20));
        assertEquals(20, streak().good());
        all("g");
        assertEquals(List.of(), streaks());
    }

    @Test
    void of_more_findings_than_can_be_followed_those_that_were_bad_lately_are() {
        all("b");
        for (int i = 0; i < 2; i++) {
            cycle(java.util.stream.IntStream.range(0, 500)
                    .mapToObj(n -> new Course("service.down", "service:s" + n, true))
                    .toArray(Course[]::new));
        }
        assertEquals(500, streaks().size());
        assertEquals(
                500,
                streaks().stream()
                        .filter(one -> one.subject().startsWith("service:s"))
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void attempts_are_forgiven_after_24_hours_of_health_and_not_a_cycle_sooner() throws IOException {
        Ledger ledger = cycle(web(true));
        ledger.begin("unit:web.service", "service.down", List.of("service:web"), "service.restart", NOON);
        all("g".repeat(287));
        assertEquals(1, tried());
        all("g");
        assertEquals(0, tried());
    }

    @Test
    void health_that_was_interrupted_forgives_nothing() throws IOException {
        Ledger ledger = cycle(web(true));
        ledger.begin("unit:web.service", "service.down", List.of("service:web"), "service.restart", NOON);
        all("g".repeat(287) + "b" + "g".repeat(287));
        assertEquals(1, tried());
    }

    @Test
    void health_of_one_of_two_that_were_sick_forgives_nothing() throws IOException {
        Course api = new Course("service.down", "service:api", true);
        Ledger ledger = cycle(web(true), api);
        ledger.begin(
                "unit:web.service", "service.down", List.of("service:api", "service:web"), "service.restart", NOON);
        for (int i = 0; i < 300; i++) {
            cycle(web(false), api);
        }
        assertEquals(1, tried());
    }

    private long tried() {
        return Ledger.look(folder).facts(NOON).stream()
                .filter(dev.selfheal.fact.Tally.class::isInstance)
                .mapToLong(fact -> ((dev.selfheal.fact.Tally) fact).sinceHealthy())
                .sum();
    }
}
