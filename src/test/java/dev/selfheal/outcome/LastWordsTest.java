package dev.selfheal.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Result;
import dev.selfheal.outcome.EvidenceRecord.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordsTest {
    private static FixRecord fix(Result result, EvidenceRecord... evidence) {
        return Situations.applied("service.restart", "unit:web.service", "done", result, 5, "service:web")
                .with(List.of(evidence));
    }

    private static EvidenceRecord log(String source, String... lines) {
        return new EvidenceRecord(Kind.LOG, source, List.of(lines), lines.length == 0 ? "it is empty" : null);
    }

    @Test
    void three_lines_of_two_logs_are_shown() {
        assertEquals(
                List.of("before it, ~/b.log ended with:", "| 2", "| 3", "| 4", "before it, ~/c.log ended with:", "| x"),
                LastWords.of(fix(
                        Result.NOT_HEALED,
                        log("~/a.log"),
                        log("~/b.log", "1", "2", "3", "4"),
                        log("~/c.log", "x"),
                        log("~/d.log", "y"))));
    }

    @Test
    void where_no_log_could_be_read_the_first_says_why() {
        assertEquals(
                List.of("before it, no log could be read: ~/a.log: it is empty"),
                LastWords.of(fix(Result.NOT_HEALED, log("~/a.log"), log("~/b.log"))));
    }

    @Test
    void what_has_no_log_or_no_evidence_says_nothing() {
        assertEquals(
                List.of(), LastWords.of(fix(Result.UNKNOWN, new EvidenceRecord(Kind.STATE, "x", List.of("y"), null))));
        assertEquals(List.of(), LastWords.of(Situations.applied("a", "t", "done", Result.UNKNOWN, 5)));
    }

    @Test
    void a_long_or_hostile_line_is_shortened_and_plain() {
        String said = LastWords.of(fix(Result.NOT_HEALED, log("~/a.log", "\u001b[2J" + "\ud83d\ude00".repeat(200))))
                .get(1);
        assertEquals(2 + 150, said.codePointCount(0, said.length()));
        assertTrue(said.startsWith("| ?[2J") && said.endsWith("..."), said);
    }

    @Test
    void what_healed_needs_no_last_words() {
        Outcome outcome = Situations.healthy()
                .fix(fix(Result.HEALED, log("~/a.log", "died")))
                .outcome();
        String report = new TextReport(java.time.ZoneOffset.UTC, 80, false).print(outcome);
        assertFalse(report.contains("died"), report);
    }
}
