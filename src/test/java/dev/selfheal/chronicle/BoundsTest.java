package dev.selfheal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.chronicle.PastCycles.Night;
import dev.selfheal.fact.Disk;
import dev.selfheal.fact.Result;
import dev.selfheal.outcome.EvidenceRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary of a day in which everything went wrong, all the time and at great length. */
class BoundsTest {
    private static final int MANY = 1000;
    private static final String LONG = "x".repeat(5000);
    private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path state;

    private final PastCycles machine = new PastCycles(
            BEGIN, IntStream.range(0, MANY).mapToObj(i -> "s" + i).toList());

    private Day after(int cycles) throws IOException {
        for (int cycle = 0; cycle < cycles; cycle++) {
            Outcome outcome = machine.cycle(BoundsTest::terrible);
            new Chronicler(state, ZoneOffset.UTC)
                    .add(outcome, machine.incidents(), Duration.ofMinutes(5), rule -> LONG);
        }
        return new DayFiles(state).read(LocalDate.of(2026, 11, 24)).orElseThrow();
    }

    private static Night terrible(Night night) {
        for (int i = 0; i < MANY; i++) {
            night.find(Finding.critical("service.down", "service:s" + i, LONG));
            night.find(Finding.info("noted", "service:s" + i, LONG));
            night.problem("trouble " + (char) ('a' + i % 26) + (char) ('a' + i / 26) + LONG);
            night.fact(new Disk("disk:/" + i, "/", false, i, i, i, null, null));
            night.tried("s" + i, Result.NOT_HEALED);
        }
        return night.evidence(
                List.of(new EvidenceRecord(EvidenceRecord.Kind.LOG, LONG, Collections.nCopies(500, LONG), null)));
    }

    @Test
    void is_bounded_and_says_what_was_left_out() throws IOException {
        Day day = after(25);
        assertTrue(Files.size(state.resolve("chronicle/2026-11-24.json")) < 2_000_000);
        assertEquals(Bounds.SUBJECTS, day.subjects().size());
        assertEquals(Bounds.EPISODES, day.episodes().size());
        assertEquals(Bounds.TROUBLES, day.troubles().size());
        assertEquals(Bounds.TRENDS, day.trends().size());
        assertEquals(Bounds.NOTES, day.noted());
        assertEquals(MANY - Bounds.EPISODES, day.leftOut().get("open"));
        assertEquals(MANY - Bounds.NOTES, day.leftOut().get("notes"));
        assertEquals(MANY - Bounds.TRENDS, day.leftOut().get("trends"));
        Episode first = day.episodes().get(0);
        assertEquals(Bounds.TRIES, first.tries().size());
        assertEquals(BEGIN.plusSeconds(1), first.tries().get(0).at());
        assertEquals(
                Bounds.EXHIBITS,
                day.episodes().stream().filter(one -> !one.evidence().isEmpty()).count());
        assertTrue(
                first.evidence().get(0).missing().contains("476 lines"),
                first.evidence().get(0)::missing);
    }

    @Test
    void what_is_over_makes_room_for_what_is_open() throws IOException {
        after(1);
        machine.cycle(night -> night);
        Outcome well = machine.cycle(night -> night);
        Chronicler chronicler = new Chronicler(state, ZoneOffset.UTC);
        chronicler.add(well, machine.incidents(), Duration.ofMinutes(5), rule -> "");
        Outcome again = machine.cycle(night -> night.down("s999"));
        chronicler.add(again, machine.incidents(), Duration.ofMinutes(5), rule -> "");
        Day day = new DayFiles(state).read(LocalDate.of(2026, 11, 24)).orElseThrow();
        assertEquals(1, day.leftOut().get("episodes"));
        assertEquals(
                List.of("service:s999"),
                day.episodes().stream()
                        .filter(Episode::sick)
                        .map(Episode::subject)
                        .toList());
    }
}
