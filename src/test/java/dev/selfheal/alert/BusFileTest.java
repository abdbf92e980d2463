package dev.selfheal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.Json;
import dev.selfheal.testing.Skips;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.AlertKind;
import dev.selfheal.verdict.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BusFileTest {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Instant AT = Instant.parse("2026-11-24T03:10:04Z");

    @TempDir
    Path folder;

    private String me;
    private Path bus;

    @BeforeEach
    void whoAmI() throws IOException {
        me = Files.getOwner(folder).getName();
        bus = folder.resolve("deep/bus/alerts.jsonl");
    }

    private static AlertLine line(AlertKind kind, String message) {
        Alert alert = new Alert("service.down.alert", kind, "service.down", "service:web", Severity.CRITICAL, message);
        return AlertLine.of(alert, AT, "i7", AT.minusSeconds(60), "mybox", "c1");
    }

    private Optional<String> deliver(String message) {
        return new BusFile(bus, me, Wording.PLAIN).deliver(line(AlertKind.OPENED, message), WITHIN);
    }

    @Test
    void an_alert_is_one_line_of_json_in_a_file_of_its_owner_only() throws IOException {
        assertEquals(Optional.empty(), deliver("is \"down\"\nand out"));
        assertEquals(
                "{\"time\":\"2026-11-24T03:10:04Z\",\"kind\":\"opened\",\"incident\":\"i7\",\"rule\":\"service.down\","
                        + "\"subject\":\"service:web\",\"severity\":\"critical\","
                        + "\"message\":\"is \\\"down\\\"\\nand out\",\"host\":\"mybox\",\"cycle\":\"c1\"}\n",
                Files.readString(bus));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(bus)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(bus.getParent())));
    }

    @Test
    void a_second_alert_comes_after_the_first() throws IOException {
        deliver("one");
        assertEquals(
                Optional.empty(), new BusFile(bus, me, Wording.PLAIN).deliver(line(AlertKind.RESOLVED, "two"), WITHIN));
        List<JsonNode> lines = lines();
        assertEquals(2, lines.size());
        assertEquals("one", lines.get(0).get("message").textValue());
        assertEquals("resolved", lines.get(1).get("kind").textValue());
        assertEquals("2026-11-24T03:09:04Z", lines.get(1).get("since").textValue());
        assertEquals(lines.get(0).get("incident"), lines.get(1).get("incident"));
    }

    @Test
    void a_torn_last_line_does_not_swallow_the_next_alert() throws IOException {
        deliver("one");
        String whole = Files.readString(bus);
        Files.writeString(bus, whole + whole.substring(0, 30));
        assertEquals(Optional.empty(), deliver("two"));
        List<String> lines = Files.readAllLines(bus);
        assertEquals(3, lines.size());
        assertEquals("two", Json.MAPPER.readTree(lines.get(2)).get("message").textValue());
    }

    @Test
    void a_secret_never_reaches_the_bus() throws IOException {
        deliver("login with password=hunter2hunter2 failed");
        assertFalse(Files.readString(bus).contains("hunter2"), Files.readString(bus));
    }

    @Test
    void a_link_to_a_file_of_ours_is_followed() throws IOException {
        Path real = Files.writeString(folder.resolve("real.jsonl"), "");
        bus = Files.createSymbolicLink(folder.resolve("link.jsonl"), real);
        assertEquals(Optional.empty(), deliver("one"));
        assertEquals(1, Files.readAllLines(real).size());
        assertTrue(Files.isSymbolicLink(bus));
    }

    @Test
    void a_file_of_somebody_else_is_left_alone() throws IOException {
        bus = Files.createSymbolicLink(folder.resolve("link.jsonl"), Files.writeString(folder.resolve("real"), "x\n"));
        String error = new BusFile(bus, "somebody", Wording.PLAIN)
                .deliver(line(AlertKind.OPENED, "one"), WITHIN)
                .orElseThrow();
        assertEquals(bus + ": belongs to " + me + ", not to somebody", error);
        assertEquals("x\n", Files.readString(bus));
    }

    @Test
    void a_link_to_nothing_is_refused() throws IOException {
        Path nothing = folder.resolve("nothing");
        bus = Files.createSymbolicLink(folder.resolve("link.jsonl"), nothing);
        assertEquals(Optional.of(bus + ": is no plain file"), deliver("one"));
        assertFalse(Files.exists(nothing));
    }

    @Test
    void a_folder_in_its_place_is_an_error_not_an_exception() throws IOException {
        Files.createDirectories(bus);
        assertEquals(Optional.of(bus + ": is no plain file"), deliver("one"));
        bus = Files.writeString(folder.resolve("plain"), "").resolve("alerts.jsonl");
        assertTrue(deliver("one").isPresent());
    }

    @Test
    @Timeout(20)
    void a_pipe_without_a_reader_is_refused_and_not_waited_for() throws IOException, InterruptedException {
        bus = folder.resolve("pipe");
        Process mkfifo = new ProcessBuilder("mkfifo", bus.toString()).start();
        boolean made = mkfifo.waitFor(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS) && Files.exists(bus);
        Skips.unless(made, "mkfifo makes no pipe here");
        assertEquals(Optional.of(bus + ": is no plain file"), deliver("one"));
    }

    private List<JsonNode> lines() throws IOException {
        return Files.readAllLines(bus).stream().map(Records::parse).toList();
    }
}
