package dev.selfheal.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {
    private static final Path FOLDER = Path.of(System.getProperty("selfheal.home"), "test-fixtures", "report");
    private static final TextReport PLAIN = new TextReport(ZoneOffset.UTC, 80, false);

    static Set<String> situations() {
        return Situations.all().keySet();
    }

    /** Run with {@code -Dselfheal.report.write=true} to write the files anew; then read them. */
    @ParameterizedTest
    @MethodSource("situations")
    void the_report_of_a_night_reads_as_agreed(String name) throws IOException {
        String report = PLAIN.print(Situations.all().get(name));
        Path file = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("selfheal.report.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, report);
        }
        assertEquals(Files.readString(file), report);
    }

    @Test
    void every_agreed_report_is_of_a_night() throws IOException {
        Set<String> files = new TreeSet<>();
        try (var paths = Files.list(FOLDER)) {
            paths.forEach(path -> files.add(path.getFileName().toString().replace(".txt", "")));
        }
        assertEquals(new TreeSet<>(situations()), files);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void a_report_fits_its_width_and_holds_no_control_characters(String name) {
        for (int width : new int[] {40, 57, 80, 200}) {
            String report = new TextReport(ZoneOffset.UTC, width, false)
                    .print(Situations.all().get(name));
            assertTrue(report.endsWith("\n") && !report.endsWith("\n\n"), name);
            report.lines().skip(1).forEach(line -> {
                assertTrue(line.length() <= width, name + " at " + width + ": " + line);
                assertEquals(line.stripTrailing(), line, name);
                assertTrue(line.chars().noneMatch(Character::isISOControl), name);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("situations")
    void colour_only_wraps_what_is_printed_without_it(String name) {
        Outcome outcome = Situations.all().get(name);
        String coloured = new TextReport(ZoneOffset.UTC, 80, true).print(outcome);
        assertTrue(coloured.startsWith("\u001b[1;3"), coloured);
        assertEquals(PLAIN.print(outcome), coloured.replaceAll("\u001b\\[[0-9;]+m", ""));
    }

    @Test
    void a_healthy_night_takes_three_lines_at_most() {
        assertTrue(PLAIN.print(Situations.healthy().outcome()).lines().count() <= 3);
    }

    @Test
    void times_are_the_readers() {
        String report = new TextReport(ZoneId.of("Asia/Tokyo"), 200, false)
                .print(Situations.withheld().outcome());
        assertTrue(report.startsWith("CRITICAL  mybox  12:10:04  in 0.8 s\n"), report);
        assertTrue(report.contains("held until 13:02:04"), report);
    }

    @Test
    void an_end_on_another_day_says_which() {
        String report = new TextReport(ZoneId.of("America/Los_Angeles"), 80, false)
                .print(Situations.healthy()
                        .fix(new FixRecord(
                                1,
                                "a",
                                "t",
                                List.of(),
                                List.of(),
                                List.of(),
                                FixRecord.Decision.WITHHELD,
                                "why",
                                null,
                                Situations.START,
                                null,
                                Situations.START.plus(Duration.ofHours(6))))
                        .outcome());
        assertTrue(report.contains("held until 2026-11-24 01:10:04"), report);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.099S, 99 ms",
        "PT0.1S, 0.1 s",
        "PT0.149S, 0.1 s",
        "PT0.15S, 0.2 s",
        "PT59.949S, 59.9 s",
        "PT59.95S, 1 min",
        "PT61.4S, 1 min 1 s",
        "PT59M59.4S, 59 min 59 s",
        "PT59M59.5S, 1 h",
        "PT1H29S, 1 h",
        "PT1H30S, 1 h 1 min",
        "PT25H, 25 h"
    })
    void a_duration_is_as_exact_as_it_matters(Duration time, String spoken) {
        assertEquals(spoken, Spoken.duration(time));
    }
}
