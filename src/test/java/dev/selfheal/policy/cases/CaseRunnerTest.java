package dev.selfheal.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Host;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Shipped;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole verdict is compared, and in every order of the facts. */
class CaseRunnerTest {
    private static final String DOWN = "- case: x\n  facts:\n    - {kind: service, state: DOWN, critical: true}\n";
    private static final String TOLD = """
                diagnoses:
                  - {about: service.down, subject: "service:web"}
                alerts:
                  - {kind: OPENED, about: service.down, subject: "service:web"}
            """;

    @TempDir
    Path folder;

    private Result run(String yaml) throws IOException {
        return run(yaml, Shipped.judge());
    }

    private Result run(String yaml, Judge judge) throws IOException {
        Files.writeString(folder.resolve("x.yaml"), yaml);
        Cases cases = CaseFiles.read(folder, Shipped.CASES, Shipped.names(), OwnKinds.NONE);
        assertEquals(List.of(), cases.problems());
        return new CaseRunner(judge, 1).run(cases.all().get(0));
    }

    @Test
    void what_is_expected_and_concluded_passes() throws IOException {
        String finding = "    findings:\n      - {rule: service.down, subject: \"service:web\", severity: CRITICAL}\n";
        assertEquals(List.of(), run(DOWN + "  expect:\n" + finding + TOLD).failures());
    }

    @Test
    void one_conclusion_too_many_fails() throws IOException {
        List<Failure> failures = run(DOWN + "  expect:\n" + TOLD).failures();
        assertEquals(1, failures.size());
        Failure.Differs differs = assertInstanceOf(Failure.Differs.class, failures.get(0));
        assertEquals(Layer.FINDINGS, differs.layer());
        assertEquals(true, differs.expected().isEmpty() && differs.got().isPresent());
    }

    @Test
    void one_conclusion_is_not_two() throws IOException {
        String finding = "      - {rule: service.down, subject: \"service:web\", severity: CRITICAL}\n";
        List<Failure> failures = run(DOWN + "  expect:\n    findings:\n" + finding + finding + TOLD)
                .failures();
        assertEquals(1, failures.size());
        assertEquals(true, ((Failure.Differs) failures.get(0)).got().isEmpty());
    }

    @Test
    void another_severity_is_one_difference_not_two() throws IOException {
        String finding = "    findings:\n      - {rule: service.down, subject: \"service:web\", severity: INFO}\n";
        assertEquals(1, run(DOWN + "  expect:\n" + finding + TOLD).failures().size());
    }

    @Test
    void a_rule_that_is_named_must_conclude_and_one_under_not_must_not() throws IOException {
        Result result = run("- case: x\n  rule: service.down\n  not: disk.low\n  facts: []\n  expect: {}\n");
        assertEquals(List.of(new Failure.Silent("service.down")), result.failures());
    }

    @Test
    void a_verdict_that_depends_on_the_order_of_the_facts_fails() throws IOException {
        Judge first = new Judge() {
            @Override
            public Verdict judge(Collection<? extends Fact> facts) {
                boolean host = facts.iterator().next() instanceof Host;
                Finding finding = Finding.info("x", "x", "x");
                return host
                        ? Verdict.EMPTY
                        : new Verdict(List.of(finding), List.of(), List.of(), List.of(), List.of(), List.of());
            }

            @Override
            public String digest() {
                return "";
            }

            @Override
            public Set<String> rules() {
                return Set.of();
            }
        };
        Result result = run("- case: x\n  facts:\n    - {kind: host}\n    - {kind: service}\n  expect: {}\n", first);
        assertInstanceOf(Failure.Unordered.class, result.failures().get(0));
    }

    @Test
    void without_a_verdict_it_fails_with_the_reason() throws IOException {
        Judge none = new Judge() {
            @Override
            public Verdict judge(Collection<? extends Fact> facts) throws JudgementException {
                throw new JudgementException("rules do not come to an end");
            }

            @Override
            public String digest() {
                return "";
            }

            @Override
            public Set<String> rules() {
                return Set.of();
            }
        };
        Result result = run("- case: x\n  facts: []\n  expect: {}\n", none);
        assertEquals(List.of(new Failure.Unjudged("rules do not come to an end")), result.failures());
    }
}
