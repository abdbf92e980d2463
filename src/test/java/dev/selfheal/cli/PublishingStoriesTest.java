package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.event.EventSchemas;
import dev.selfheal.recording.Records;
import dev.selfheal.testing.Promtool;
import dev.selfheal.testing.SilentPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cycles leave for other programs. */
@Tag("story")
class PublishingStoriesTest {
    private static final String BOTH = """
            metrics: {file: ~/metrics/selfheal.prom}
            outcomes: {file: ~/outcomes.jsonl, format: cloudevents}
            """;

    @TempDir
    Path home;

    private Box box;
    private Path metrics;
    private Path outcomes;

    @BeforeEach
    void box() {
        box = new Box(home, Map.of(), false);
        metrics = home.resolve("metrics/selfheal.prom");
        outcomes = home.resolve("outcomes.jsonl");
    }

    @Test
    void each_cycle_leaves_its_figures_and_how_it_ended() throws IOException, InterruptedException {
        Path inbox = home.resolve("inbox");
        box.inventory(BOTH + "directories:\n  - {path: ~/inbox, create: true}\nservices:\n"
                + "  - {id: web, critical: true, tcp: \"127.0.0.1:" + SilentPort.number() + "\"}\n");

        JsonNode outcome = box.cycle();
        String first = Files.readString(metrics);
        Files.delete(inbox);
        box.cycle();
        String second = Files.readString(metrics);

        assertEquals("[]", outcome.path("problems").toString());
        assertEquals("", Promtool.problems(first));
        assertEquals("", Promtool.problems(second));
        assertTrue(first.contains("\nselfheal_status{status=\"critical\"} 1\n"), first);
        assertTrue(first.contains("\nselfheal_service_up{subject=\"service:web\"} 0\n"), first);
        // Opened in this very cycle.
        assertTrue(first.contains("\nselfheal_incidents_open 1\n"), first);
        String tried = "selfheal_fix_attempts_total{action=\"directory.create\",cause=\"directory.absent-optional\","
                + "target=\"directory:~/inbox\"} ";
        assertTrue(first.contains(tried + "1\n"), first);
        assertTrue(second.contains(tried + "2\n"), second);
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(metrics)));
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(metrics.getParent())));
        assertEquals(List.of("selfheal.prom"), names(metrics.getParent()));

        List<String> events = Files.readAllLines(outcomes);
        assertEquals(2, events.size());
        events.forEach(event -> assertEquals(List.of(), EventSchemas.problems(event), event));
        JsonNode event = Records.parse(events.get(0));
        assertEquals(outcome.path("id"), event.path("id"));
        assertEquals("critical", event.at("/data/status").asText());
        assertEquals(event.path("source"), Records.parse(events.get(1)).path("source"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(outcomes)));
    }

    @Test
    void alerts_and_outcomes_are_from_one_source_and_a_test_alert_too() throws IOException {
        Path bus = home.resolve("events.jsonl");
        box.inventory("  - {file: ~/events.jsonl, format: cloudevents}\n" + BOTH + "services:\n"
                + "  - {id: web, critical: true, tcp: \"127.0.0.1:" + SilentPort.number() + "\"}\n");

        box.cycle();
        box.cycle();
        assertEquals(0, box.command("alert", "--test", "--sink", "2").status(), () -> box.last()
                .toString());

        List<JsonNode> events =
                Files.readAllLines(bus).stream().map(Records::parse).toList();
        events.forEach(
                event -> assertEquals(List.of(), EventSchemas.problems(event.toString()), event::toPrettyString));
        assertEquals(
                List.of("dev.selfheal.alert.opened", "dev.selfheal.alert.test"),
                events.stream().map(event -> event.path("type").asText()).toList());
        JsonNode end = Records.parse(Files.readAllLines(outcomes).get(0));
        events.forEach(event -> assertEquals(end.path("source"), event.path("source")));
        // The place beside it is told as ever.
        assertEquals(
                "opened",
                Records.parse(Files.readAllLines(box.bus()).get(0)).path("kind").asText());
    }

    @Test
    void what_cannot_be_left_is_told_and_stops_nothing() throws IOException {
        Files.createDirectories(metrics);
        Files.createDirectories(outcomes);
        box.inventory(BOTH + "directories:\n  - {path: ~/inbox, create: true}\n");

        JsonNode outcome = box.cycle();

        String problems = outcome.path("problems").toString();
        assertEquals("DEGRADED", outcome.path("status").asText(), outcome::toPrettyString);
        assertTrue(problems.contains("the metrics " + metrics + " could not be written"), problems);
        assertTrue(problems.contains("the outcomes file " + outcomes + " could not be written"), problems);
        assertTrue(Files.isDirectory(home.resolve("inbox")));
        assertEquals(List.of("selfheal.prom"), names(metrics.getParent()));
    }

    @Test
    void a_dry_run_leaves_neither_and_the_plain_form_is_the_data_alone() throws IOException {
        box.inventory("  - {file: ~/events.jsonl, format: cloudevents}\n" + BOTH.replace("cloudevents", "plain"));
        box.cycle("--dry-run");
        assertFalse(Files.exists(metrics) || Files.exists(outcomes));
        assertFalse(Files.exists(box.state().resolve("source")));

        box.cycle();

        assertTrue(Files.exists(metrics));
        JsonNode end = Records.parse(Files.readString(outcomes));
        assertEquals(List.of(), EventSchemas.data("cycle", end), end::toPrettyString);
        assertFalse(Files.exists(box.state().resolve("source")));
    }

    @Test
    void the_outcomes_file_is_bounded() throws IOException {
        String line = "x".repeat(1023) + "\n";
        Files.writeString(outcomes, line.repeat(1024));
        box.inventory(BOTH);

        box.cycle();
        assertEquals(1025, Files.readAllLines(outcomes).size());
        box.cycle();

        assertEquals(1, Files.readAllLines(outcomes).size());
        assertEquals(1025, Files.readAllLines(home.resolve("outcomes.jsonl.1")).size());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }
}
