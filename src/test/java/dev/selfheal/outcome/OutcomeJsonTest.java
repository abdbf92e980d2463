package dev.selfheal.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Fact;
import dev.selfheal.recording.Generated;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.Schemas;
import dev.selfheal.recording.Verdicts;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeJsonTest {
    private static Outcome generated(long seed) {
        return new Generated(new Random(seed)).record(Outcome.class);
    }

    static List<Long> seeds() {
        Random random = new Random();
        List<Long> seeds = new ArrayList<>(List.of(1L, 2L, 3L));
        for (int i = 0; i < 60; i++) {
            seeds.add(random.nextLong());
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void an_outcome_comes_back_as_it_was_and_fits_its_schema(long seed) {
        Outcome outcome = generated(seed);
        String line = OutcomeJson.line(outcome);
        assertEquals(outcome, OutcomeJson.read(line), "seed " + seed);
        assertEquals(outcome, OutcomeJson.read(OutcomeJson.pretty(outcome)), "seed " + seed);
        assertEquals(line.length() - 1, line.indexOf('\n'), "one line, seed " + seed);
        assertEquals(List.of(), Schemas.problems("outcome", Records.parse(line)), "seed " + seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void facts_and_verdicts_come_back_as_they_were_and_fit_their_schemas(long seed) {
        Generated generated = new Generated(new Random(seed));
        Fact fact = generated.fact();
        JsonNode written = Records.parse(Kinds.write(fact).toString());
        assertEquals(fact, Kinds.read(written), "seed " + seed);
        assertEquals(List.of(), Schemas.problems(Kinds.of(fact.getClass()), written), "seed " + seed);
        Verdict verdict = generated.record(Verdict.class);
        JsonNode text = Records.parse(Verdicts.write(verdict).toString());
        assertEquals(verdict, Verdicts.read(text), "seed " + seed);
        assertEquals(List.of(), Schemas.problems("verdict", text), "seed " + seed);
    }

    @Test
    void a_recording_of_before_there_was_evidence_still_reads() {
        FixRecord fix = Situations.applied("a", "t", "done", dev.selfheal.fact.Result.HEALED, 5);
        Outcome outcome = Situations.healthy()
                .fix(fix.with(List.of(new EvidenceRecord(EvidenceRecord.Kind.LOG, "~/a.log", List.of("x"), null))))
                .outcome();
        ObjectNode document = OutcomeJson.write(outcome);
        assertEquals(outcome, OutcomeJson.read(document));
        ((ObjectNode) document.at("/fixes/0")).remove("evidence");
        assertEquals(List.of(), Schemas.problems("outcome", document));
        assertEquals(List.of(fix), OutcomeJson.read(document).fixes());
    }

    @Test
    void what_people_look_for_stands_first() {
        String text = OutcomeJson.pretty(generated(1));
        assertTrue(text.startsWith("{\n  \"schema\" : 2,\n  \"id\" : "), text.substring(0, 60));
        assertTrue(text.indexOf("\"status\"") < text.indexOf("\"facts\""));
    }

    @Test
    void the_schema_refuses_a_wrong_fact_inside_an_outcome() {
        ObjectNode document = OutcomeJson.write(generated(1));
        ObjectNode fact = document.withArray("facts").addObject();
        fact.put("kind", "dependency").put("subject", "service:a");
        List<String> problems = Schemas.problems("outcome", document);
        assertTrue(problems.toString().contains("required property 'on' not found"), problems.toString());
    }

    @Test
    void complete_needs_its_end() {
        ObjectNode document = OutcomeJson.write(generated(1));
        document.put("complete", !document.get("complete").booleanValue());
        assertTrue(!Schemas.problems("outcome", document).isEmpty());
        var wrong = assertThrows(IllegalArgumentException.class, () -> OutcomeJson.read(document));
        assertTrue(wrong.getMessage().startsWith("$.complete: expected "), wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"schema\":2`|`\"schema\":3`|$.schema: expected 2, found 3; this version of Selfheal reads no other",
                "`\"schema\":2,`|``|$.schema: expected 2, found none; this version of Selfheal reads no other",
                "`\"status\":\"HEALTHY\"`|`\"status\":\"FINE\"`|`$.status: expected one of HEALTHY, HEALED, DEGRADED, CRITICAL, found \"FINE\"`",
                "`\"host\":\"box\",`|``|$.host: missing",
                "`\"host\":\"box\"`|`\"host\":7`|$.host: expected text, found 7",
                "`T03:10:04Z`|` at three`|`$.startedAt: expected a time with its zone, such as 2026-11-24T03:10:04Z, found \"2026-11-24 at three\"`",
                "`\"on\":\"service:b\"`|`\"an\":\"service:b\"`|`$.facts[0].an: no such field; did you mean on?`",
                "`\"kind\":\"dependency\"`|`\"kind\":\"dependence\"`|`$.facts[0].kind: no such kind of fact: \"dependence\"`",
                "`\"problems\":[]`|`\"problems\":{}`|$.problems: expected a list, found {}",
                "`\"findings\":[]`|`\"findings\":[7]`|$.verdict.findings[0]: expected an object, found 7",
            })
    void a_wrong_document_is_refused_with_its_path(String good, String bad, String message) {
        String text = Situations.small();
        assertTrue(text.contains(good), text);
        var wrong = assertThrows(
                IllegalArgumentException.class,
                () -> OutcomeJson.read(text.replaceFirst(Pattern.quote(good), bad == null ? "" : bad)));
        assertEquals(message, wrong.getMessage());
    }

    @Test
    void half_a_document_is_refused() {
        String text = Situations.small();
        var wrong = assertThrows(
                IllegalArgumentException.class, () -> OutcomeJson.read(text.substring(0, text.length() / 2)));
        assertTrue(wrong.getMessage().startsWith("$: not JSON: "), wrong.getMessage());
        assertThrows(IllegalArgumentException.class, () -> OutcomeJson.read(""));
        assertThrows(IllegalArgumentException.class, () -> OutcomeJson.read("[]"));
    }
}
