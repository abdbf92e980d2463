package dev.selfheal.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Seeds;
import dev.selfheal.policy.Shipped;
import dev.selfheal.recording.OwnKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A case that is made of facts passes at once, and shows only what its verdict needs. */
@Tag("sweep")
class CaseMakerTest {
    @TempDir
    Path folder;

    private static CaseMaker maker() {
        return CaseFiles.maker(Shipped.CASES, Shipped.CASES, OwnKinds.NONE, Shipped.judge());
    }

    private RuleCase back(String yaml) throws IOException {
        Files.writeString(folder.resolve("made.yaml"), yaml);
        Cases cases = CaseFiles.read(folder, Shipped.CASES, Shipped.names(), OwnKinds.NONE);
        assertEquals(List.of(), cases.problems(), yaml);
        return cases.all().get(0);
    }

    static LongStream seeds() {
        return Seeds.all(1);
    }

    /** Of some of them, since each takes a fifth of a second; another seed takes others. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_made_of_the_facts_of_shipped_cases_passes(long seed) throws IOException, JudgementException {
        CaseRunner runner = new CaseRunner(Shipped.judge(), 1);
        List<RuleCase> some = new ArrayList<>(Shipped.cases());
        Collections.shuffle(some, new Random(seed));
        for (RuleCase one : some.subList(0, 120)) {
            CaseMaker.Made made = maker().of(Optional.of(one.name()), one.facts());
            RuleCase read = back(made.yaml());
            assertEquals(List.of(), runner.run(read).failures(), "seed " + seed + ": " + one + "\n" + made.yaml());
            assertTrue(read.facts().size() <= one.facts().size(), made.yaml());
        }
    }

    @Test
    void facts_and_fields_that_decide_nothing_are_left_out() throws JudgementException {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            facts.add(service("s" + i, i == 17 ? ServiceState.DOWN : ServiceState.UP));
        }
        facts.addAll(Shipped.cases().stream()
                .filter(one -> one.name().equals("a service that answers is fine"))
                .flatMap(one -> one.facts().stream())
                .toList());

        assertEquals("""
                - case: "service.down of service:s17, recorded at 2026-11-24T12:00:00Z"
                  at: "2026-11-24T12:00:00Z"
                  facts:
                    - {kind: service, subject: "service:s17", state: DOWN, critical: true, runBy: "unit:s17.service"}
                  expect:
                    findings:
                      - {rule: service.down, subject: "service:s17", severity: CRITICAL}
                    fixes:
                      - {rule: service.down.restart, action: service.restart, subject: "service:s17", target: "unit:s17.service"}
                    diagnoses:
                      - {about: service.down, subject: "service:s17"}
                    alerts:
                      - {kind: OPENED, about: service.down, subject: "service:s17"}
                """, maker().of(Optional.empty(), facts).yaml());
    }

    @Test
    void of_nothing_a_case_is_made_too() throws JudgementException {
        assertEquals(
                "- case: \"nothing is found\"\n  at: never\n  memory: never\n  facts: []\n  expect: {}\n",
                maker().of(Optional.empty(), List.of()).yaml());
    }

    private static Service service(String id, ServiceState state) {
        return new Service(
                "service:" + id,
                state,
                true,
                "seen at port 4711",
                "unit:" + id + ".service",
                null,
                null,
                null,
                17L,
                null,
                1000L,
                Duration.ofSeconds(20));
    }
}
