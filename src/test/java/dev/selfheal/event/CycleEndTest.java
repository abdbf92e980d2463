package dev.selfheal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Situations;
import dev.selfheal.outcome.Status;
import dev.selfheal.recording.Generated;
import dev.selfheal.recording.Records;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycleEndTest {
    private static final String SOURCE = "urn:selfheal:0d9e6f0a-3a0f-4f53-8a55-4b7f8f1f3c11";

    static List<Outcome> outcomes() {
        long seed = new Random().nextLong();
        System.out.println("CycleEndTest: seed " + seed);
        Generated generated = new Generated(new Random(seed));
        List<Outcome> all = new ArrayList<>(Situations.all().values());
        for (int i = 0; i < 50; i++) {
            all.add(generated.record(Outcome.class));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void each_is_a_cloud_event_by_the_published_schema_and_its_data_by_its_own(Outcome outcome) {
        String event = new CycleEnd(outcome).event(SOURCE).json();

        assertEquals(List.of(), EventSchemas.problems(event), event);
        assertFalse(event.contains("\n"), event);
    }

    @Test
    void it_says_what_was_found_and_done_the_worst_first() {
        JsonNode event = Records.parse(new CycleEnd(Situations.all().get("five-things-broken"))
                .event(SOURCE)
                .json());

        assertEquals("1.0", event.path("specversion").asText());
        assertEquals("dev.selfheal.cycle.finished", event.path("type").asText());
        assertEquals(SOURCE, event.path("source").asText());
        assertEquals(event.at("/data/cycle"), event.path("id"));
        assertEquals("critical", event.at("/data/findings/0/severity").asText(), event::toPrettyString);
        assertEquals(0, event.at("/data/leftOut").asInt());
        assertTrue(event.at("/data/fixes").size() > 0, event::toPrettyString);
    }

    @Test
    void it_is_bounded_and_says_how_much_is_left_out() {
        ObjectNode data = new CycleEnd(with(CycleEnd.MOST + 3)).data();

        assertEquals(CycleEnd.MOST, data.path("findings").size());
        assertEquals("critical", data.at("/findings/0/severity").asText());
        assertEquals(CycleEnd.LONGEST, data.at("/findings/1/message").asText().length());
        assertEquals(3, data.path("leftOut").asInt());
        assertEquals(0, new CycleEnd(with(CycleEnd.MOST)).data().path("leftOut").asInt());
    }

    /** An outcome of so many findings of many words, the last of them critical. */
    private static Outcome with(int findings) {
        Outcome healthy = Situations.all().get("healthy");
        List<Finding> all = new ArrayList<>();
        for (int i = 1; i < findings; i++) {
            all.add(Finding.warning("log.noisy", "log:" + i, "x".repeat(CycleEnd.LONGEST + 1)));
        }
        all.add(Finding.critical("service.down", "service:web", "down"));
        return new Outcome(
                healthy.id(),
                healthy.host(),
                healthy.version(),
                healthy.startedAt(),
                healthy.finishedAt(),
                healthy.mode(),
                Status.CRITICAL,
                healthy.facts(),
                new Verdict(all, List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                healthy.diagnosis(),
                List.of(),
                healthy.digests(),
                List.of(),
                List.of());
    }

    /** Guards the guard. */
    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "specversion", "type"})
    void the_published_schema_misses_what_is_missing(String attribute) {
        ObjectNode event = (ObjectNode) Records.parse(
                new CycleEnd(Situations.all().get("healthy")).event(SOURCE).json());
        assertEquals(List.of(), EventSchemas.published(event));
        assertNotEquals(List.of(), EventSchemas.published(event.deepCopy().put("time", "yesterday")));
        assertNotEquals(List.of(), EventSchemas.published(event.deepCopy().put("dataschema", "no uri")));
        event.remove(attribute);
        assertNotEquals(List.of(), EventSchemas.published(event));
    }

    @Test
    void the_source_is_drawn_once_and_names_nobody(@TempDir Path state) throws IOException {
        String first = Source.of(state);

        assertTrue(first.matches("urn:selfheal:[0-9a-f-]{36}"), first);
        assertEquals(first, Source.of(state));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("source"))));
        Files.writeString(state.resolve("source"), "urn:selfheal:mybox\n");
        assertNotEquals("urn:selfheal:mybox", Source.of(state));
        assertNotEquals(first, Source.of(state.resolve("other")));
    }

    @Test
    void where_it_cannot_be_kept_there_is_one_all_the_same(@TempDir Path folder) throws IOException {
        Path state = Files.writeString(folder.resolve("plain"), "");
        assertTrue(Source.of(state).startsWith("urn:selfheal:"));
    }
}
