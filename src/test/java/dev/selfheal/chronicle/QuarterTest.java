package dev.selfheal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.bench.Quarter;
import dev.selfheal.chronicle.told.HistoryReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ninety days of summaries, over a change of the clocks. The benchmark reads the same with 288 cycles a day. */
class QuarterTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant END = Instant.parse("2026-11-27T12:00:00Z");
    private static final int A_DAY = 4;

    @TempDir
    Path state;

    @Test
    void are_told_as_they_were_lived() throws IOException {
        long seed = System.nanoTime();
        System.out.println("QuarterTest seed " + seed);
        Quarter.Made made = new Quarter(state, ZONE, END, A_DAY, seed).write();

        Chronicle chronicle = new Chronicles(state, ZONE).asTold(made.begin(), made.end());
        HistoryReport report = HistoryReport.of(chronicle, Optional.empty(), ZONE);

        assertEquals(List.of(), chronicle.problems());
        assertEquals(Quarter.DAYS + 1, chronicle.days().size());
        assertEquals(made.cycles(), report.cycles());
        assertEquals(made.healedInCycle(), report.counts().healed());
        assertEquals(made.held(), report.counts().heldBack());
        List<Episode> open = report.incidents().stream().filter(Episode::sick).toList();
        Episode oldest = open.stream()
                .filter(one -> one.subject().equals("service:s11"))
                .findFirst()
                .orElseThrow();
        assertEquals(made.begin().plus(Duration.ofDays(10)).plusSeconds(1), oldest.since());
        assertEquals(1, report.counts().noted());
        try (Stream<Path> files = Files.list(state.resolve("chronicle"))) {
            for (Path file : files.toList()) {
                assertTrue(Files.size(file) < 40_000, file + " has " + Files.size(file) + " bytes");
            }
        }
    }
}
