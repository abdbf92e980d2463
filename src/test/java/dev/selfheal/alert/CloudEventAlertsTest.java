package dev.selfheal.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.event.EventSchemas;
import dev.selfheal.recording.Records;
import dev.selfheal.redact.Names;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.sys.Strangers;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.Listener;
import dev.selfheal.verdict.AlertKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CloudEventAlertsTest {
    private static final String SOURCE = "urn:selfheal:0d9e6f0a-3a0f-4f53-8a55-4b7f8f1f3c11";
    private static final Wording WORDING = Wording.cloudEvents(() -> SOURCE);
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Instant AT = Instant.parse("2026-11-24T03:10:04Z");
    private static final Names NAMES = new Names("ada", "mybox", "/home/ada");
    private static final String HOSTILE = "ada@mybox: /home/ada/\"\\\n\u0000\ud800 lacks password=hunter2hunter2";

    @TempDir
    Path folder;

    private Path bus;

    @BeforeEach
    void file() {
        bus = folder.resolve("bus.jsonl");
    }

    static List<AlertLine> alerts() {
        List<AlertLine> all = new ArrayList<>(List.of(AlertLine.test(AT, "mybox")));
        List<String> kinds = new ArrayList<>(List.of("diagnosis"));
        for (AlertKind kind : AlertKind.values()) {
            kinds.add(kind.name().toLowerCase(Locale.ROOT));
        }
        for (String kind : kinds) {
            for (Instant since : kind.equals("opened") ? new Instant[] {null} : new Instant[] {AT, AT.minusMillis(1)}) {
                all.add(new AlertLine(
                        AT,
                        kind,
                        "i7",
                        "by",
                        "service.down",
                        "file:" + HOSTILE,
                        "critical",
                        HOSTILE,
                        since,
                        "mybox",
                        "c1"));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void each_is_a_cloud_event_by_the_published_schema_and_its_data_is_as_without(AlertLine line) throws IOException {
        assertEquals(Optional.empty(), toFile(WORDING).deliver(line, AMPLE));

        String event = Files.readString(bus);
        assertEquals(List.of(), EventSchemas.problems(event), event);
        JsonNode node = Records.parse(event);
        assertEquals(Records.parse(line.json()), node.path("data"));
        assertEquals("dev.selfheal.alert." + line.kind(), node.path("type").asText());
        assertEquals(line.time().toString(), node.path("time").asText());
        assertFalse(event.contains("hunter2"), event);
    }

    @Test
    void an_alert_that_is_delivered_twice_or_to_two_places_has_one_id_and_another_has_another() throws IOException {
        AlertLine opened = Lines.opened("i7", "down");
        for (AlertLine line : List.of(opened, opened, Lines.opened("i8", "down"))) {
            toFile(WORDING).deliver(line, AMPLE);
        }
        List<String> ids = Files.readAllLines(bus).stream()
                .map(line -> Records.parse(line).path("id").asText())
                .toList();
        assertEquals(ids.get(0), ids.get(1));
        assertEquals(2, ids.stream().distinct().count(), ids::toString);
    }

    @Test
    void what_is_posted_says_what_it_is_and_names_no_person_or_machine() throws IOException {
        AlertLine line = new AlertLine(
                AT, "opened", "i7", "by", "file.gone", "file:/home/ada/x", "critical", "mybox", null, "mybox", "c1");
        try (Listener listener = Listener.start()) {
            URI url = URI.create("http://127.0.0.1:" + listener.port() + "/hook");
            Webhook hook = new Webhook(url, Map.of("X-Team", "home"), AMPLE, new PlainHttp(), NAMES::mask, WORDING);

            assertEquals(Optional.empty(), hook.deliver(line, AMPLE));

            Listener.Heard heard = listener.heard().get(0);
            assertEquals("application/cloudevents+json", heard.header("Content-Type"));
            assertEquals("home", heard.header("X-Team"));
            masked(heard.body());
        }
    }

    @Test
    void a_program_reads_it_masked_too() throws IOException {
        AlertLine line = new AlertLine(
                AT, "opened", "i7", "by", "file.gone", "file:/home/ada/x", "critical", "mybox", null, "mybox", "c1");
        Path program = Files.writeString(folder.resolve("take"), "#!/bin/sh\ncat > '" + bus + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Program sink = new Program(
                List.of(program.toString()),
                AMPLE,
                new SystemPrograms(Map.of()),
                Strangers.toThisProcess(),
                NAMES::mask,
                WORDING);

        assertEquals(Optional.empty(), sink.deliver(line, AMPLE));
        masked(Files.readString(bus));
    }

    private static void masked(String event) {
        assertEquals(List.of(), EventSchemas.problems(event), event);
        JsonNode node = Records.parse(event);
        assertEquals("file:~/x", node.path("subject").asText());
        assertEquals("file:~/x", node.at("/data/subject").asText());
        assertEquals(SOURCE, node.path("source").asText());
        assertFalse(event.contains("ada") || event.contains("mybox"), event);
    }

    private Sink toFile(Wording wording) throws IOException {
        return new BusFile(bus, Files.getOwner(folder).getName(), wording);
    }
}
