package dev.selfheal.chronicle.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Day;
import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Episode.End;
import dev.selfheal.chronicle.Episode.Held;
import dev.selfheal.chronicle.Episode.Try;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.Schemas;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryReportTest {
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant SINCE = NOW.minus(Duration.ofDays(7));

    private static Episode healed(String subject, int minute, int seconds, boolean told) {
        Instant at = SINCE.plus(Duration.ofMinutes(minute));
        Try fix = new Try("service.restart", "unit:x", at, "healed", "restarted");
        return episode(subject, at, at.plusSeconds(seconds), End.HEALED, told, List.of(fix), "refused");
    }

    private static Episode episode(
            String subject,
            Instant since,
            @Nullable Instant until,
            @Nullable End end,
            boolean told,
            List<Try> tries,
            String message) {
        return new Episode(
                subject + since,
                subject,
                "service.down",
                Severity.CRITICAL,
                message,
                "",
                since,
                until,
                end,
                "",
                null,
                told ? since : null,
                tries,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static HistoryReport report(Episode... episodes) {
        return report(Optional.empty(), episodes);
    }

    private static HistoryReport report(Optional<String> subject, Episode... episodes) {
        Day day = new Day(
                Day.SCHEMA,
                LocalDate.of(2026, 11, 24),
                "c",
                2016,
                SINCE,
                NOW,
                Map.of("service:web", "w".repeat(24)),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of(),
                true);
        return HistoryReport.of(new Chronicle(SINCE, NOW, List.of(day), List.of(episodes), List.of()), subject, ZONE);
    }

    @Test
    void a_week_is_one_sentence() {
        List<Episode> all = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            all.add(healed("service:web", i, 40, false));
        }
        all.add(episode("service:vault", SINCE, null, null, true, List.of(), "refused"));
        assertEquals(
                "In 7 days, 2,016 cycles: healed 14 times, of which you were told of none; 1 still open; median time to"
                        + " heal 40 s.",
                Sentence.of(report(all.toArray(new Episode[0]))));
    }

    @Test
    void a_quiet_week_says_so() {
        assertEquals("In 7 days, 2,016 cycles: nothing was wrong.", Sentence.of(report()));
    }

    @Test
    void a_week_without_cycles_says_that() {
        HistoryReport none =
                HistoryReport.of(new Chronicle(SINCE, NOW, List.of(), List.of(), List.of()), Optional.empty(), ZONE);
        assertEquals("In 7 days no cycle ran.", Sentence.of(none));
        assertTrue(new HistoryText(ZONE, 80, false).print(none).contains("selfheal doctor"));
    }

    @Test
    void one_fix_that_healed_several_things_is_one() {
        assertEquals(
                1,
                report(healed("service:web", 1, 2, false), healed("unit:web.service", 1, 2, false))
                        .counts()
                        .healed());
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "10 20, 15", "30 10 20, 20"})
    void the_median_is_the_middle(String seconds, int median) {
        String[] all = seconds.split(" ");
        Episode[] episodes = new Episode[all.length];
        for (int i = 0; i < all.length; i++) {
            episodes[i] = healed("service:web", i, Integer.parseInt(all[i]), false);
        }
        assertEquals(Duration.ofSeconds(median), report(episodes).counts().medianTimeToHeal());
    }

    @Test
    void who_was_told_is_told() {
        HistoryReport report = report(healed("service:web", 1, 2, true), healed("service:web", 2, 2, false));
        assertTrue(Sentence.of(report).contains("healed 2 times, of which you were told of 1;"), Sentence.of(report));
    }

    @Test
    void a_subject_is_what_was_sick_what_explained_it_and_what_was_acted_on() {
        Episode web = healed("service:web", 1, 2, false);
        Episode vault = episode("service:vault", SINCE, null, null, true, List.of(), "refused");
        assertEquals(List.of(web), report(Optional.of("unit:x"), web, vault).incidents());
        assertEquals(
                List.of(vault), report(Optional.of("service:vault"), web, vault).incidents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "=\"a\"\"b\""})
    void no_cell_is_a_formula(String message) {
        Episode episode = episode("service:web", SINCE, null, null, false, List.of(), message);
        List<List<String>> rows = parse(HistoryCsv.print(report(episode)));
        int column = rows.get(0).indexOf("message");
        assertEquals("'" + message, rows.get(1).get(column));
        rows.get(1).forEach(cell -> assertFalse(!cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0, cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a,b", "say \"no\"", "two\r\nlines", "ü, \"é\"\n", ""})
    void every_cell_reads_back_the_same(String message) {
        Episode episode = episode("service:web", SINCE, null, null, false, List.of(), message);
        List<List<String>> rows = parse(HistoryCsv.print(report(episode)));
        assertEquals(2, rows.size());
        assertEquals(rows.get(0).size(), rows.get(1).size());
        assertEquals(message, rows.get(1).get(rows.get(0).indexOf("message")));
    }

    @Test
    void a_terminal_obeys_no_cell() {
        Episode episode = episode("service:web", SINCE, null, null, false, List.of(), "a\u001b[31mb\u0007\u009bc\nd");
        String text = HistoryCsv.print(report(episode));
        assertTrue(text.contains("\"a?[31mb??c\nd\""), text);
    }

    /** As RFC 4180 has it. */
    private static List<List<String>> parse(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (quoted && one == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (one == '"') {
                quoted = !quoted;
            } else if (!quoted && (one == ',' || one == '\r')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (one == '\r') {
                    assertEquals('\n', text.charAt(++i));
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(one);
            }
        }
        assertTrue(row.isEmpty() && cell.isEmpty() && !quoted, "the text ends within a line");
        return rows;
    }

    @Test
    void the_json_is_as_its_schema_says() {
        Episode held = new Episode(
                "i",
                "service:web",
                "service.down",
                Severity.WARNING,
                "m",
                "d",
                SINCE,
                null,
                null,
                "",
                "host",
                NOW,
                List.of(new Try("a", "t", NOW, "not healed", "r")),
                List.of(new Held("a", "hold.pause", "paused", NOW, NOW)),
                List.of(),
                new Episode.Hypothesis("qwen", "c", "e", null),
                new Episode.Well(NOW, End.RECOVERED));
        assertEquals(
                List.of(),
                Schemas.problems("history-report", Records.write(report(held, healed("service:web", 3, 2, true)))));
    }
}
