package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.fact.MemoryState;
import dev.selfheal.fact.Pause;
import dev.selfheal.fact.Result;
import dev.selfheal.fact.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalliesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String WEB = "unit:web.service";

    @TempDir
    private Path folder;

    private Ledger ledger;
    private int tries;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder, NOON);
    }

    private void tried(String action, Result... results) throws IOException {
        for (Result result : results) {
            Instant at = NOON.plusSeconds(++tries);
            ledger.end(ledger.begin(WEB, "service.down", List.of("service:web"), action, at), result, at);
        }
    }

    private List<Tally> tallies() {
        Instant later = NOON.plusSeconds(1000);
        return Ledger.open(folder, later).facts(later).stream()
                .filter(Tally.class::isInstance)
                .map(Tally.class::cast)
                .toList();
    }

    @Test
    void what_failed_is_counted_since_the_last_that_healed_and_for_each_action() throws IOException {
        tried("service.restart", Result.NOT_HEALED, Result.HEALED, Result.NOT_HEALED, Result.UNKNOWN);
        tried("unit.reload", Result.NOT_HEALED);
        assertEquals(
                List.of(
                        new Tally(WEB, "service.down", "service.restart", 4, 1, 2, 4, NOON.plusSeconds(4)),
                        new Tally(WEB, "service.down", "unit.reload", 1, 0, 1, 1, NOON.plusSeconds(5))),
                tallies());
    }

    @Test
    void what_goes_on_elsewhere_is_no_attempt_and_one_that_nobody_saw_end_is() throws IOException {
        tried("model.pull", Result.IN_PROGRESS);
        assertEquals(List.of(), tallies());
        ledger.begin(WEB, "service.down", List.of("service:web"), "service.restart", NOON.plusSeconds(9));
        assertEquals(
                List.of(new Tally(WEB, "service.down", "service.restart", 1, 0, 1, 1, NOON.plusSeconds(9))), tallies());
    }

    @Test
    void a_person_who_says_to_go_on_forgives_what_they_name_and_no_total() throws IOException {
        tried("service.restart", Result.NOT_HEALED, Result.NOT_HEALED);
        ledger.resumed("service:other", NOON.plusSeconds(++tries));
        assertEquals(2, tallies().get(0).sinceHealthy());
        for (String subject : List.of("service:web", WEB)) {
            ledger.resumed(subject, NOON.plusSeconds(++tries));
            assertEquals(0, tallies().get(0).sinceHealthy());
            tried("service.restart", Result.NOT_HEALED);
            assertEquals(1, tallies().get(0).sinceHealthy());
        }
        ledger.resumed(Pause.EVERYTHING, NOON.plusSeconds(++tries));
        assertEquals(0, tallies().get(0).failed());
        assertEquals(4, tallies().get(0).attempts());
    }

    @Test
    void a_person_who_says_to_go_on_accepts_what_is_lost_until_more_is() throws IOException {
        // The marker comes with the first cycle.
        ledger.cycleStarted("c1", new Reading(NOON, 0, null));
        Files.delete(folder.resolve("journal"));
        Ledger lost = Ledger.open(folder, NOON);
        assertEquals(MemoryState.LOST, lost.memory());
        lost.resumed(WEB, NOON);
        assertEquals(MemoryState.LOST, Ledger.open(folder, NOON).memory());
        lost.resumed(Pause.EVERYTHING, NOON);
        assertEquals(MemoryState.GOOD, lost.memory());
        assertEquals(Optional.empty(), lost.loss());
        assertEquals(MemoryState.GOOD, Ledger.open(folder, NOON).memory());
        Files.delete(folder.resolve("journal"));
        assertEquals(MemoryState.LOST, Ledger.open(folder, NOON).memory());
    }
}
