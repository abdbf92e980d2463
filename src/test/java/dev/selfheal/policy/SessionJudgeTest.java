package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A judgement ends, whole or not at all, and does not depend on the order of what it is given. */
class SessionJudgeTest {
    private static final String HEAD = """
            package selfheal.test
            import dev.selfheal.fact.Service;
            import dev.selfheal.fact.ServiceState;
            import dev.selfheal.verdict.Finding;
            """;

    /** Of what is down, it never comes back. */
    private static final String HANGS = """
            rule "test.hangs" when Service(state == ServiceState.DOWN, $s : subject) then
                Thread.sleep(600000 + $s.length());
                insertLogical(Finding.info("test.hangs", $s, "never"));
            end
            """;

    /** Without the lint, which would not let through what misbehaves here. */
    private static Judge judge(String text, Duration limit) {
        Policies.Loaded loaded =
                Policies.compile(List.of(new RuleSource("test.drl", HEAD + text)), limit, OwnKinds.NONE);
        assertEquals(List.of(), loaded.problems());
        return loaded.judge().orElseThrow();
    }

    static Service service(String id, ServiceState state) {
        return new Service(
                "service:" + id, state, true, "seen", null, null, null, null, null, null, null, Duration.ofSeconds(30));
    }

    private static String failure(Judge judge) {
        List<Fact> facts = List.of(service("web", ServiceState.DOWN));
        return String.valueOf(
                assertThrows(JudgementException.class, () -> judge.judge(facts)).getMessage());
    }

    @Test
    void rules_that_feed_each_other_are_stopped_and_named() {
        Judge judge = judge("""
                rule "test.begin" when Service($s : subject) then
                    insertLogical(Finding.info("test.begin", $s, "x"));
                end
                rule "test.ping" when Finding(rule != "test.ping", $m : message) then
                    insertLogical(Finding.info("test.ping", "service:web", $m + "x"));
                end
                rule "test.pong" when Finding(rule == "test.ping", $m : message) then
                    insertLogical(Finding.info("test.pong", "service:web", $m + "x"));
                end
                """, Duration.ofSeconds(60));
        String message = failure(judge);
        assertTrue(message.startsWith("rules do not come to an end"), message);
        assertTrue(message.contains("\"test.ping\" (") && message.contains("\"test.pong\" ("), message);
    }

    @Test
    void an_exception_in_a_rule_is_no_verdict_and_names_the_rule() {
        Judge judge = judge("""
                rule "test.throws" when Service($s : subject) then
                    insertLogical(Finding.info("test.throws", $s, "" + 1 / ($s.length() - $s.length())));
                end
                """, Policies.JUDGEMENT_LIMIT);
        assertEquals(
                "rule \"test.throws\" (test.drl:5) failed: java.lang.ArithmeticException: / by zero", failure(judge));
    }

    @Test
    void a_rule_that_never_comes_back_is_left_behind_at_the_limit() {
        Judge judge = judge("""
                rule "test.hangs" when Service($s : subject) then
                    Thread.sleep(600000 + $s.length());
                    insertLogical(Finding.info("test.hangs", $s, "never"));
                end
                """, Duration.ofMillis(300));
        long begun = System.nanoTime();
        assertEquals("the judgement took longer than 300 ms, in rule \"test.hangs\" (test.drl:5)", failure(judge));
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(30).toNanos());
    }

    /**
     * The engine shares such conditions among rules and notes nowhere whose it tries: better no name than a wrong one. It does
     * come back, after many seconds: one that never did would take a processor from all tests that follow.
     */
    @Test
    void a_condition_on_a_single_fact_that_takes_too_long_is_blamed_on_no_other_rule() {
        Judge judge = judge("""
                rule "test.first" salience 10 when Service($s : subject) then
                    insertLogical(Finding.info("test.first", $s, "seen"));
                end
                rule "test.digs" when Service(detail matches "(.*.*.*.*)x", $s : subject) then
                    insertLogical(Finding.info("test.digs", $s, "late"));
                end
                """, Duration.ofMillis(500));
        Service service = new Service(
                "service:web",
                ServiceState.DOWN,
                true,
                "a".repeat(300),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Duration.ofSeconds(30));
        String message = String.valueOf(assertThrows(JudgementException.class, () -> judge.judge(List.of(service)))
                .getMessage());
        assertEquals("the judgement took longer than 500 ms, in a condition on a single fact", message);
    }

    @Test
    void judgements_after_one_that_was_cut_off_are_whole() throws JudgementException {
        Judge judge = judge(HANGS + """
                rule "test.seen" when Service($s : subject) then
                    Thread.sleep(1);
                    insertLogical(Finding.info("test.seen", $s, "seen"));
                end
                """, Duration.ofMillis(2000));
        for (int again = 0; again < 3; again++) {
            if (again > 0) {
                failure(judge);
            }
            Verdict verdict = judge.judge(List.of(service("api", ServiceState.UP)));
            assertEquals(List.of(Finding.info("test.seen", "service:api", "seen")), verdict.findings());
        }
    }

    @Test
    void one_of_many_that_never_comes_back_costs_its_own_verdict_and_no_other() throws JudgementException {
        Judge judge = judge(HANGS + """
                rule "test.seen" when Service($s : subject) then
                    insertLogical(Finding.info("test.seen", $s, "seen"));
                end
                """, Duration.ofMillis(1000));
        List<Fact> good = List.of(service("api", ServiceState.UP));
        List<Fact> hangs = List.of(service("web", ServiceState.DOWN));
        List<Judged> judged = judge.all(List.of(good, hangs, good, hangs));
        assertEquals(4, judged.size());
        for (int i = 0; i < 4; i += 2) {
            assertEquals(
                    List.of(Finding.info("test.seen", "service:api", "seen")),
                    judged.get(i).get().findings());
            Judged late = judged.get(i + 1);
            assertEquals(
                    "the judgement took longer than 1 s, in rule \"test.hangs\" (test.drl:5)",
                    assertThrows(JudgementException.class, late::get).getMessage());
        }
    }

    @Test
    void nothing_of_one_judgement_is_left_for_the_next() throws JudgementException {
        Judge judge = judge("""
                rule "test.seen" when Service($s : subject) then
                    insertLogical(Finding.info("test.seen", $s, "seen"));
                end
                """, Policies.JUDGEMENT_LIMIT);
        assertEquals(
                1,
                judge.judge(List.of(service("web", ServiceState.UP))).findings().size());
        assertEquals(Verdict.EMPTY, judge.judge(List.of()));
        assertEquals(
                "service:api",
                judge.judge(List.of(service("api", ServiceState.UP)))
                        .findings()
                        .get(0)
                        .subject());
    }

    @Test
    void equal_facts_count_once_and_absent_ones_not_at_all() throws JudgementException {
        Judge judge = judge("""
                rule "test.count" when accumulate(Service($s : subject); $n : count($s)) then
                    insertLogical(Finding.info("test.count", "host", $n + " services"));
                end
                """, Policies.JUDGEMENT_LIMIT);
        List<Fact> facts = new ArrayList<>(Arrays.asList(
                service("web", ServiceState.UP),
                null,
                service("web", ServiceState.UP),
                service("api", ServiceState.UP)));
        assertEquals("2 services", judge.judge(facts).findings().get(0).message());
    }

    @Test
    void everything_sick_at_once_gives_one_verdict_in_any_order() throws JudgementException {
        List<Fact> facts = new ArrayList<>();
        Shipped.cases().forEach(one -> facts.addAll(one.facts()));
        Verdict verdict = Shipped.judge().judge(facts);
        assertTrue(verdict.findings().size() > 20, () -> "only " + verdict.findings());
        for (long seed = 1; seed <= 20; seed++) {
            Collections.shuffle(facts, new Random(seed));
            assertEquals(verdict, Shipped.judge().judge(facts), "seed " + seed);
        }
    }
}
