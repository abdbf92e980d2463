package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.recording.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person asks what happened, and how it is. */
@Tag("story")
class HistoryStoriesTest {
    @TempDir
    static Path home;

    private static Box box;

    /** One thing that heals, and one that does not, whatever is tried. */
    @BeforeAll
    static void two_cycles() {
        box = new Box(home, Map.of(), false);
        box.inventory("""
                commands:
                  - {id: sick, critical: true, run: [/bin/sh, -c, exit 2]}
                directories:
                  - {path: ~/inbox, create: true}
                """);
        box.cycle();
        box.cycle();
    }

    private Box.Done history(String... arguments) {
        Box.Done done = box.command("history", arguments);
        assertEquals(0, done.status(), done::toString);
        assertEquals("", done.err());
        return done;
    }

    private JsonNode status(int expected) {
        Box.Done done = box.command("status", "--json");
        assertEquals(expected, done.status(), done::toString);
        JsonNode report = Box.json(done.out());
        assertEquals(List.of(), Schemas.problems("status-report", report), report::toPrettyString);
        return report;
    }

    @Test
    void what_healed_and_what_did_not_is_told() {
        String told = history().out();
        assertTrue(
                told.startsWith(
                        "In 7 days, 2 cycles: healed once, without a word to you; 1 still open; median time to"),
                told);
        assertTrue(told.contains("command:sick critical, for "), told);
        assertTrue(told.contains("directory:~/inbox healed after "), told);
        assertTrue(told.contains("\nBy subject\n  command:sick       1 open\n"), told);
        assertFalse(told.contains("\u001b"), told);
        assertTrue(box.atTerminal(Map.of(), "history").out().contains("\u001b[1;31mStill open"));
    }

    @Test
    void as_json_it_is_as_the_schema_says_and_as_csv_a_line_each() {
        JsonNode report = Box.json(history("--json").out());
        assertEquals(List.of(), Schemas.problems("history-report", report), report::toPrettyString);
        assertEquals(2, report.path("cycles").asInt());
        assertEquals(1, report.at("/counts/healed").asInt());
        List<String> lines = history("--csv").out().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).startsWith("id,subject,rule,severity,first_seen,over,end,seconds,healed_by,"));
        assertEquals(report.path("incidents").size(), lines.size() - 1);
        assertEquals(lines, history("--format", "csv").out().lines().toList());
    }

    @Test
    void one_subject_can_be_asked_for_by_its_name_alone() {
        String told = untimed(history("sick").out());
        assertTrue(told.startsWith("command:sick: in 7 days, 2 cycles: 1 still open."), told);
        assertFalse(told.contains("inbox"), told);
        assertEquals(told, untimed(history("command:sick").out()));
    }

    /** What is open grows longer from one command to the next. */
    private static String untimed(String told) {
        return told.replaceAll("for [0-9.]+ s now", "for a while now");
    }

    @ParameterizedTest
    @CsvSource({
        "sikc, did you mean command:sick?",
        "command:sikc, did you mean command:sick?",
        "zzz, known are command:sick",
        "--since=soon, write one such as 7d",
        "--since=99999999d, longer ago",
        "--since=0d, write one such as 7d",
        "--format=xml, 'expected one of [text, json, csv]'",
    })
    void a_slip_is_told(String argument, String cure) {
        Box.Done done = box.command("history", argument);
        assertEquals(2, done.status(), done::toString);
        assertEquals("", done.out());
        assertTrue(done.err().contains(cure), done.err());
    }

    @Test
    void two_forms_at_once_are_refused() {
        assertEquals(2, box.command("history", "--json", "--csv").status());
        assertEquals(2, box.command("status", "--json", "--line").status());
    }

    @Test
    void how_it_is_is_told_at_once() {
        JsonNode report = status(1);
        assertEquals("CRITICAL", report.path("state").asText());
        assertEquals("command:sick", report.at("/sick/0/subject").asText());
        assertEquals("directory:~/inbox", report.at("/healed/0/subject").asText());
        assertEquals("PT5M", report.path("every").asText());
        Box.Done line = box.command("status", "--line");
        assertEquals("1 critical: sick\n", line.out());
        assertEquals(1, line.status());
        assertTrue(box.command("status").out().startsWith("CRITICAL  last cycle "));
    }

    @Test
    void a_machine_that_was_never_looked_at_is_not_called_well() {
        Box other = new Box(home, Map.of(), false);
        Box.Done done = other.command("status");
        assertEquals(3, done.status());
        assertTrue(done.out().startsWith("UNKNOWN  no cycle has run yet"), done.out());
        assertTrue(other.command("history").out().startsWith("In 7 days no cycle ran."), other.last()::out);
        assertFalse(Files.exists(other.state()), "nothing is left behind");
    }

    /** A hundred days ago, as far as the machine remembers: everything since then was dropped. */
}
