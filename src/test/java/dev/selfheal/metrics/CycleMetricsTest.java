package dev.selfheal.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Disk;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Pause;
import dev.selfheal.fact.Tally;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.outcome.Situations;
import dev.selfheal.outcome.Status;
import dev.selfheal.recording.Generated;
import dev.selfheal.testing.Promtool;
import dev.selfheal.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CycleMetricsTest {
    private static final Instant START = Instant.parse("2026-11-24T03:10:04Z");

    private static final String HOSTILE = "file:\"\\\n\r\t\u0000\u001b[31m} 1\n# TYPE x counter \ud83d\ude00 \ud800";

    private static List<Fact> remembered(String subject) {
        return List.of(
                new Tally(subject, "service.down", "service.restart", 7, 5, 1, 1, START),
                new Incident(subject, "i7", "service.down", START, true, START, true, false),
                new Pause(subject, "for a reason", START, START.plusSeconds(60)));
    }

    private static Outcome outcome(List<Fact> facts) {
        return new Outcome(
                "c1",
                "mybox",
                "0.1",
                START,
                START.plusMillis(1250),
                Mode.HEAL,
                Status.HEALTHY,
                facts,
                Verdict.EMPTY,
                List.of(),
                DiagnosisRecord.NOT_NEEDED,
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    private static Fact disk(String subject) {
        return new Disk(subject, "/", false, 12_345_678_901L, 500_000_000_000L, 1, null, null);
    }

    @Test
    void figures_are_in_base_units_with_escaped_labels_and_sorted() {
        String text = CycleMetrics.of(
                        outcome(List.of(disk("disk:/b"), disk("disk:\"a\\\n"))), remembered("unit:web.service"))
                .text();

        assertTrue(text.contains("""
                # HELP selfheal_disk_free_bytes What this user can still write.
                # TYPE selfheal_disk_free_bytes gauge
                selfheal_disk_free_bytes{subject="disk:/b"} 12345678901
                selfheal_disk_free_bytes{subject="disk:\\"a\\\\\\n"} 12345678901
                """), text);
        assertTrue(text.contains("\nselfheal_cycle_duration_seconds 1.25\n"), text);
        assertTrue(text.contains("\nselfheal_cycle_end_timestamp_seconds 1795489805.25\n"), text);
        assertTrue(text.contains("\nselfheal_status{status=\"healthy\"} 1\n"), text);
        assertTrue(text.contains("\nselfheal_status{status=\"critical\"} 0\n"), text);
        assertTrue(
                text.contains("\nselfheal_fix_attempts_total{action=\"service.restart\",cause=\"service.down\","
                        + "target=\"unit:web.service\"} 7\n"),
                text);
        assertTrue(
                text.contains("\nselfheal_incident_start_timestamp_seconds{rule=\"service.down\","
                        + "subject=\"unit:web.service\"} 1795489804\n"),
                text);
        assertTrue(text.contains("\nselfheal_subject_severity{subject=\"disk:/b\"} 0\n"), text);
        assertEquals(
                text.lines().filter(line -> line.startsWith("# TYPE")).sorted().toList(),
                text.lines().filter(line -> line.startsWith("# TYPE")).toList());
    }

    @Test
    void the_readme_names_every_one_of_them() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("selfheal.home"), "README.md"));
        Generated generated = new Generated(new Random(1));
        Set<String> names = new TreeSet<>();
        List<Outcome> outcomes = new ArrayList<>(List.of(outcome(List.of(disk("disk:/")))));
        for (int i = 0; i < 60; i++) {
            outcomes.add(generated.record(Outcome.class));
        }
        for (Outcome outcome : outcomes) {
            CycleMetrics.of(outcome, remembered("service:web"))
                    .text()
                    .lines()
                    .filter(line -> line.startsWith("# TYPE selfheal_"))
                    .forEach(line -> names.add(line.split(" ")[2].substring("selfheal_".length())));
        }
        assertTrue(names.size() > 30, names::toString);
        names.forEach(name -> assertTrue(readme.contains("`" + name + "`"), "the README does not name " + name));
    }

    /** Whoever reads them may be anybody. */
    @Test
    void no_message_host_or_reason_is_among_them() {
        for (Outcome outcome : Situations.all().values()) {
            String text = CycleMetrics.of(outcome, remembered("service:web")).text();
            assertFalse(text.contains(outcome.host()), text);
            assertFalse(text.contains("for a reason"), text);
            outcome.verdict().findings().forEach(one -> assertFalse(text.contains(one.message()), one.message()));
        }
    }

    @Test
    void promtool_finds_nothing_wrong_with_any_of_them() throws InterruptedException {
        long seed = new Random().nextLong();
        List<String> texts = new ArrayList<>();
        Situations.all()
                .values()
                .forEach(one -> texts.add(CycleMetrics.of(one, List.of()).text()));
        texts.add(CycleMetrics.of(outcome(List.of(disk(HOSTILE), disk(HOSTILE + "2"))), remembered(HOSTILE))
                .text());
        texts.add(CycleMetrics.of(outcome(List.of(disk("a\ud800"), disk("a\udbff"))), remembered("x"))
                .text());
        Generated generated = new Generated(new Random(seed));
        for (int i = 0; i < 150; i++) {
            Outcome random = generated.record(Outcome.class);
            List<Fact> memory = new ArrayList<>(random.facts());
            memory.add(generated.record(Tally.class));
            memory.add(generated.record(Incident.class));
            texts.add(CycleMetrics.of(random, memory).text());
        }

        // As one document, in which the names of each outcome are its own: so promtool starts once.
        StringBuilder all = new StringBuilder();
        IntStream.range(0, texts.size())
                .forEach(i -> all.append(texts.get(i).replace("selfheal_", "selfheal_n" + i + "_")));

        assertEquals("", Promtool.problems(all.toString()), "seed " + seed);
    }

    @Test
    void promtool_finds_nothing_wrong_with_one_as_it_is_written() throws InterruptedException {
        String text = CycleMetrics.of(Situations.all().get("five-things-broken"), remembered("service:web"))
                .text();

        assertEquals("", Promtool.problems(text));
        assertNotEquals("", Promtool.problems(text.replace("_bytes gauge", "_bytes counter") + "bad {"));
        assertNotEquals(
                "",
                Promtool.problems(text.replace("# TYPE selfheal_problems gauge", "# TYPE selfheal_problems counter")));
        assertNotEquals("", Promtool.problems(text.replaceAll("(?m)^# HELP selfheal_problems .*\n", "")));
    }

    @Test
    void there_are_never_more_series_than_a_server_wants_and_it_is_said_how_many_are_not_here() {
        List<Fact> disks = new ArrayList<>();
        Stream.iterate(0, i -> i + 1).limit(Family.MOST + 3L).forEach(i -> disks.add(disk("disk:/" + i)));
        String text = CycleMetrics.of(outcome(disks), List.of()).text();

        assertEquals(
                Family.MOST,
                text.lines()
                        .filter(line -> line.startsWith("selfheal_disk_size_bytes{"))
                        .count());
        assertTrue(text.contains("\nselfheal_series_left_out 15\n"), text.substring(0, 300));
        String fewer = CycleMetrics.of(outcome(disks.subList(0, Family.MOST)), List.of())
                .text();
        assertTrue(fewer.contains("\nselfheal_series_left_out 0\n"));
    }
}
