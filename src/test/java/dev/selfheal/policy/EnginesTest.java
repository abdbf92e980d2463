package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.fact.Fact;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.policy.sample.Level;
import dev.selfheal.policy.sample.Place;
import dev.selfheal.policy.sample.Round;
import dev.selfheal.policy.sample.Sample;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules say the same on the classic engine and on the executable model, so that either can be the one in use. */
@Tag("sweep")
class EnginesTest {
    private static final Path CONSTRUCTS = Shipped.HOME.resolve("test-fixtures/engines");
    private static final Engine SECOND = new ExecutableModel();
    private static final String SUBJECTS = "abcd";

    /** Compiled once, since it takes seconds. */
    private static final class Held {
        static final Judge SHIPPED = judge(SECOND, Shipped.RULES);
        static final Judge CONSTRUCTS = judge(SECOND, EnginesTest.CONSTRUCTS);

        static Judge shipped(Evaluation evaluation) {
            return judge(Engine.CURRENT, Shipped.RULES, evaluation);
        }
    }

    private static Judge judge(Engine engine, Path rules) {
        return judge(engine, rules, Evaluation.INTERPRETED);
    }

    private static Judge judge(Engine engine, Path rules, Evaluation evaluation) {
        RuleCompiler.Compiled compiled =
                engine.compile(RuleFiles.read(rules).sources(), List.of(), OwnKinds.NONE.loader());
        assertEquals(List.of(), compiled.problems());
        return Policies.judge(compiled.packages(), List.of(), "", Policies.JUDGEMENT_LIMIT, OwnKinds.NONE, evaluation)
                .judge()
                .orElseThrow();
    }

    static LongStream seeds() {
        return Seeds.all(1);
    }

    @Test
    void every_shipped_case_gets_the_same_verdict_of_both() throws JudgementException {
        List<String> differ = new ArrayList<>();
        for (RuleCase one : Shipped.cases()) {
            Verdict classic = Shipped.judge().judge(one.facts());
            Verdict second = Held.SHIPPED.judge(one.facts());
            if (!classic.equals(second)) {
                differ.add(one + ": " + classic + " and " + second);
            }
        }
        assertEquals(List.of(), differ);
    }

    /** Without the way out: none of the shipped rules has a condition that the engine makes wrong bytecode of. */
    @Test
    void every_shipped_case_gets_the_same_verdict_with_compiled_and_with_interpreted_conditions()
            throws JudgementException {
        Judge compiled = Held.shipped(Evaluation.COMPILED);
        Judge interpreted = Held.shipped(Evaluation.INTERPRETED);
        for (RuleCase one : Shipped.cases()) {
            assertEquals(interpreted.judge(one.facts()), compiled.judge(one.facts()), one::toString);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void generated_facts_get_the_same_verdict_of_both(long seed) throws JudgementException {
        for (List<Fact> facts : OrderTest.sets(seed)) {
            assertEquals(Shipped.judge().judge(facts), Held.SHIPPED.judge(facts), () -> "seed " + seed + ": " + facts);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_construct_of_the_house_style_means_the_same_to_both(long seed) throws JudgementException {
        Judge classic = judge(Engine.CURRENT, CONSTRUCTS);
        Random random = new Random(seed);
        TreeSet<String> fired = new TreeSet<>();
        TreeSet<String> kept = new TreeSet<>();
        List<String> names =
                RuleEntry.below(CONSTRUCTS).stream().map(RuleEntry::name).toList();
        for (int set = 0; set < 100; set++) {
            List<Fact> facts = samples(random);
            Verdict verdict = classic.judge(facts);
            assertEquals(verdict, Held.CONSTRUCTS.judge(facts), () -> "seed " + seed + ": " + facts);
            List<String> here = verdict.findings().stream().map(Finding::rule).toList();
            fired.addAll(here);
            names.stream().filter(name -> !here.contains(name)).forEach(kept::add);
        }
        assertEquals(new TreeSet<>(names), fired, () -> "fired, seed " + seed);
        assertEquals(new TreeSet<>(names), kept, () -> "kept from firing, seed " + seed);
    }

    private static List<Fact> samples(Random random) {
        List<Fact> facts = new ArrayList<>();
        int size = random.nextInt(7);
        for (int i = 0; i < size; i++) {
            facts.add(random.nextInt(3) == 0 ? round(random) : sample(random));
        }
        return facts;
    }

    private static Round round(Random random) {
        String kind = random.nextBoolean() ? "sample:" : "round:";
        return new Round(kind + one(random), random.nextInt(10));
    }

    private static Sample sample(Random random) {
        boolean some = random.nextBoolean();
        return new Sample(
                "sample:" + one(random),
                new Place(one(random), 79 + random.nextInt(4)),
                Level.values()[random.nextInt(3)],
                random.nextBoolean(),
                random.nextInt(10),
                random.nextInt(3) == 0 ? null : random.nextInt(10),
                random.nextInt(4) == 0 ? null : List.of("one", "two", "three").get(random.nextInt(3)),
                random.nextInt(8) / 2.0,
                Duration.ofMinutes(random.nextInt(60)),
                random.nextBoolean() ? null : Duration.ofMinutes(random.nextInt(60)),
                Instant.EPOCH.plusSeconds(60L * random.nextInt(20)),
                some ? List.of("x", "sample:a") : List.of(),
                random.nextBoolean() ? Map.of() : Map.of("load", random.nextInt(6)));
    }

    private static String one(Random random) {
        return "" + SUBJECTS.charAt(random.nextInt(SUBJECTS.length()));
    }
}
