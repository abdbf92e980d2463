package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.policy.lint.Vocabulary;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledJudgeTest {
    private static final String HEAD = """
            package selfheal.test

            import dev.selfheal.fact.Service;
            import dev.selfheal.verdict.Finding;

            rule "test.seen" @doc("x") @severity(INFO) when
            """;
    private static final String THEN = """
            then
                insertLogical(Finding.info("test.seen", $s, "seen"));
            end
            """;
    private static final List<Finding> SEEN = List.of(Finding.info("test.seen", "service:web", "seen"));

    @TempDir
    Path rules;

    private Judge judge(String condition) throws IOException {
        Files.createDirectories(rules.resolve("test"));
        Files.writeString(rules.resolve("test/seen.drl"), HEAD + condition + "\n" + THEN);
        Policies.Loaded loaded = Policies.forMany(
                rules, Optional.empty(), "test", Duration.ofSeconds(60), new Vocabulary(OwnKinds.NONE, Set.of()));
        assertEquals(List.of(), loaded.problems());
        return loaded.judge().orElseThrow();
    }

    private static List<Fact> web() {
        return List.of(SessionJudgeTest.service("web", ServiceState.UP));
    }

    /** The engine's own words for it: a NoSuchMethodError at EvaluatorHelper.initOperators. */
    @Test
    void what_the_engine_compiles_wrongly_is_interpreted() throws Exception {
        Judge judge = judge("    Service(subject str[startsWith] \"service:\", $s : subject)");
        for (int again = 0; again < 30; again++) {
            assertEquals(SEEN, judge.judge(web()).findings());
        }
        List<Judged> many = judge.all(List.of(web(), List.of(), web()));
        assertEquals(SEEN, many.get(0).get().findings());
        assertEquals(List.of(), many.get(1).get().findings());
        assertEquals(SEEN, many.get(2).get().findings());
    }

    @Test
    void among_many_too_it_is_interpreted() throws Exception {
        Judge judge = judge("    Service(subject str[startsWith] \"service:\", $s : subject)");
        for (Judged one : judge.all(List.of(web(), web()))) {
            assertEquals(SEEN, one.get().findings());
        }
    }

    @Test
    void a_rule_that_fails_fails() throws Exception {
        Judge judge = judge("    Service(subject.substring(99) != \"\", $s : subject)");
        List<Judged> many = judge.all(List.of(List.of(), web(), List.of()));
        assertEquals(List.of(), many.get(0).get().findings());
        String message = String.valueOf(
                assertThrows(JudgementException.class, () -> many.get(1).get()).getMessage());
        assertTrue(message.startsWith("rule \"test.seen\" (test/seen.drl:"), message);
        assertEquals(List.of(), many.get(2).get().findings());
    }

    @Test
    void all_of_many_are_judged_in_their_order() throws Exception {
        Judge judge = judge("    Service($s : subject)");
        List<List<Fact>> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(List.of(SessionJudgeTest.service("s" + i, ServiceState.UP)));
        }
        List<Judged> judged = judge.all(many);
        assertEquals(100, judged.size());
        for (int i = 0; i < 100; i++) {
            assertEquals("service:s" + i, judged.get(i).get().findings().get(0).subject());
        }
    }
}
