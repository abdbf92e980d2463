package dev.selfheal.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Toy;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.outcome.Status;
import dev.selfheal.probe.ProbeKind;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.Schemas;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.verdict.Verdict;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** A new kind of check is added without changing an existing class. */
class ToyKindTest {
    private static final Toy TOY = new Toy("toy:bear", true, Duration.ofSeconds(90), 4);

    @Test
    void its_fact_is_known_in_json_by_its_name() {
        ObjectNode json = Kinds.write(TOY);
        assertEquals(
                "{\"kind\":\"toy\",\"subject\":\"toy:bear\",\"critical\":true,\"wound\":\"PT1M30S\",\"wheels\":4}",
                json.toString());
        assertEquals(TOY, Kinds.read(json));
    }

    @Test
    void its_schema_is_found_by_its_name() {
        ObjectNode json = Kinds.write(TOY);
        assertEquals(List.of(), Schemas.problems("toy", json));
        json.put("wound", "90 s");
        assertTrue(Schemas.problems("toy", json).toString().contains("wound"));
    }

    @Test
    void an_outcome_holds_it_like_any_other() {
        Instant at = Instant.parse("2026-11-24T03:10:04Z");
        Outcome outcome = new Outcome(
                "c1",
                "box",
                "0.1",
                at,
                at,
                Outcome.Mode.HEAL,
                Status.after(Verdict.EMPTY, List.of(TOY), List.of(), List.of()),
                List.of(TOY),
                Verdict.EMPTY,
                List.of(),
                DiagnosisRecord.NOT_NEEDED,
                List.of(),
                Map.of(),
                List.of(),
                List.of());
        String text = OutcomeJson.line(outcome);
        assertEquals(outcome, OutcomeJson.read(text));
        assertEquals(List.of(), Schemas.problems("outcome", Records.parse(text)));
    }

    @Test
    void its_probe_is_found_as_a_service() throws Exception {
        ServiceLoader.Provider<ProbeKind> toys;
        try (URLClassLoader withToys = withToys()) {
            toys = ServiceLoader.load(ProbeKind.class, withToys).stream()
                    .filter(kind -> kind.type() == ToyProbes.class)
                    .findFirst()
                    .orElseThrow();
        }
        List<Fact> seen = toys.get().probes(null, null).get(0).look(Deadline.in(Duration.ofSeconds(1), Clock.SYSTEM));
        assertEquals(List.of(new Toy("toy:bear", false, Duration.ofMillis(1500), null)), seen);
    }

    /** The class path, with the toy's own declaration beside those that are shipped. */
    private static URLClassLoader withToys() throws IOException {
        Path folder = Path.of(System.getProperty("selfheal.home"), "src", "test", "resources", "toy");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, ToyKindTest.class.getClassLoader());
    }
}
