package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Summaries of days are lost, dropped, refused by the disk, or not to be written. */
@Tag("story")
class LostSummariesTest {
    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void a_cycle_in_which_one_thing_heals_and_one_does_not() {
        box = new Box(home, Map.of(), false);
        box.inventory("""
                commands:
                  - {id: sick, critical: true, run: [/bin/sh, -c, exit 2]}
                directories:
                  - {path: ~/inbox, create: true}
                history: {days: 2, summary_days: 2}
                """);
        box.cycle();
    }

    private Box.Done history(String... arguments) {
        Box.Done done = box.command("history", arguments);
        assertEquals(0, done.status(), done::toString);
        return done;
    }

    @Test
    void nothing_of_a_dry_run_is_told() throws IOException {
        List<String> before = summaries();
        box.cycle("--dry-run");
        assertEquals(before, summaries());
    }

    @Test
    void a_summary_that_is_lost_is_made_again_and_a_command_writes_none_of_today() throws IOException {
        // Ids are the ledger's, which outcomes tell from the second cycle on.
        box.cycle();
        String before = history("--csv").out();
        try (Stream<Path> files = Files.list(box.state().resolve("chronicle"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertEquals(before, history("--csv").out());
        assertEquals(List.of(), summaries());
        Box.Done seen = box.atTerminal(Map.of(), "history");
        assertTrue(seen.err().contains("reading the outcomes of "), seen.err());
    }

    @Test
    void a_folder_that_takes_no_summary_is_a_problem_of_the_outcome_and_stops_nothing() throws IOException {
        Path folder = box.state().resolve("chronicle");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        Files.writeString(folder, "in the way");
        JsonNode outcome = box.cycle();
        assertEquals("CRITICAL", outcome.path("status").asText());
        assertTrue(outcome.path("problems").toString().contains("the summary of the day could not be written"));
        assertEquals(2, box.history().size());
        Files.delete(folder);
        box.cycle();
        assertTrue(history().out().startsWith("In 7 days, 3 cycles:"), () -> box.last()
                .out());
    }

    @Test
    void a_pipe_in_the_place_of_a_summary_or_of_the_outcome_is_waited_for_by_nobody() throws Exception {
        try (Stream<Path> files = Files.list(box.state().resolve("chronicle"))) {
            for (Path file : files.toList()) {
                pipe(file);
            }
        }
        Box.Done status = box.command("status");
        assertEquals(1, status.status(), status::toString);
        assertTrue(
                status.out()
                        .replaceAll("\\s+", " ")
                        .contains("it is no regular file; that day is not told; selfheal history"),
                status::toString);
        assertTrue(history().out().startsWith("In 7 days, 1 cycle"), () -> box.last()
                .out());
        pipe(box.state().resolve("outcome.json"));
        assertEquals(3, box.command("status").status(), () -> box.last().toString());
        assertEquals("CRITICAL", box.cycle().path("status").asText());
    }

    private static void pipe(Path place) throws Exception {
        Files.delete(place);
        assertEquals(0, new ProcessBuilder("mkfifo", place.toString()).start().waitFor());
    }

    @Test
    void an_incident_of_long_ago_keeps_its_beginning_whatever_was_dropped() throws IOException {
        Instant begun = since().minus(Duration.ofDays(100));
        shift(Duration.ofDays(-100));
        box.cycle();
        assertEquals(begun, since());
        assertTrue(history().out().contains("command:sick critical, for 100 d now"), () -> box.last()
                .out());
        JsonNode report = Box.json(history("--json").out());
        assertEquals(begun.toString(), report.at("/incidents/0/since").asText());
    }

    @Test
    void an_incident_keeps_its_beginning_when_every_summary_and_outcome_is_gone() throws IOException {
        Instant begun = since();
        try (Stream<Path> files = Files.walk(box.state())) {
            for (Path file : files.filter(LostSummariesTest::isOfADay).toList()) {
                Files.delete(file);
            }
        }
        Instant lost = Instant.now();
        box.cycle();
        // The ledger's word for it is the moment at which the incident was opened, in the same cycle.
        assertFalse(since().isBefore(begun));
        assertTrue(since().isBefore(lost), since() + " " + lost);
    }

    private Instant since() {
        return Instant.parse(Box.json(box.command("status", "--json").out())
                .at("/sick/0/since")
                .asText());
    }

    private List<String> summaries() throws IOException {
        try (Stream<Path> files = Files.list(box.state().resolve("chronicle"))) {
            return files.sorted().map(Box::text).toList();
        }
    }

    private static boolean isOfADay(Path file) {
        return file.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d\\.jsonl?");
    }

    /** Moves all that is remembered in time, as if it had happened then. */
    private void shift(Duration by) throws IOException {
        try (Stream<Path> files = Files.walk(box.state())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.equals("outcome.json") || isOfADay(file)) {
                    StringBuilder moved = new StringBuilder();
                    String text = Files.readString(file);
                    int from = 0;
                    Matcher times =
                            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z").matcher(text);
                    while (times.find()) {
                        moved.append(text, from, times.start())
                                .append(Instant.parse(times.group()).plus(by));
                        from = times.end();
                    }
                    Files.writeString(file, moved.append(text.substring(from)).toString());
                }
                if (isOfADay(file)) {
                    LocalDate day = LocalDate.parse(name.substring(0, 10)).plusDays(by.toDays());
                    Path then = file.resolveSibling(day + name.substring(10));
                    Files.move(file, then);
                    if (name.endsWith(".json")) {
                        ObjectNode summary = (ObjectNode) Json.MAPPER.readTree(then.toFile());
                        Files.writeString(
                                then, summary.put("day", day.toString()).toString());
                    }
                }
            }
        }
    }
}
