package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Fact;
import dev.selfheal.recording.Generated;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.definition.KiePackage;

/** The verdict is a matter of the facts and the rules alone: not of the order of either. */
@Tag("sweep")
class OrderTest {
    static final int SETS = 25;

    static LongStream seeds() {
        return Seeds.all(4);
    }

    static LongStream fewSeeds() {
        return Seeds.all(2);
    }

    static List<List<Fact>> sets(long seed) {
        Entangled entangled = new Entangled(new Random(seed));
        return Stream.generate(entangled::facts).limit(SETS).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_order_of_the_facts_does_not_matter(long seed) throws JudgementException {
        Random random = new Random(seed);
        for (List<Fact> facts : sets(seed)) {
            Verdict verdict = Shipped.judge().judge(facts);
            for (int shuffle = 0; shuffle < 3; shuffle++) {
                List<Fact> shuffled = new ArrayList<>(facts);
                Collections.shuffle(shuffled, random);
                assertEquals(verdict, Shipped.judge().judge(shuffled), () -> "seed " + seed + ": " + shuffled);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void the_order_of_the_rule_files_does_not_matter(long seed) throws JudgementException {
        List<RuleSource> sources = new ArrayList<>(RuleFiles.read(Shipped.RULES).sources());
        Collections.shuffle(sources, new Random(seed));
        same(
                Policies.compile(sources),
                seed,
                "files " + sources.stream().map(RuleSource::path).toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void the_turns_that_rules_take_do_not_matter(long seed) throws JudgementException {
        Random random = new Random(seed);
        Collection<KiePackage> packages = RuleCompiler.compile(
                        RuleFiles.read(Shipped.RULES).sources(), List.of(), OwnKinds.NONE.loader())
                .packages();
        packages.forEach(
                each -> each.getRules().forEach(rule -> ((RuleImpl) rule).setLoadOrder(random.nextInt(1_000_000))));
        same(
                Policies.judge(
                        packages, List.of(), "", Policies.JUDGEMENT_LIMIT, OwnKinds.NONE, Evaluation.INTERPRETED),
                seed,
                "turns");
    }

    private static void same(Policies.Loaded other, long seed, String how) throws JudgementException {
        assertEquals(List.of(), other.problems());
        for (List<Fact> facts : sets(seed)) {
            assertEquals(
                    Shipped.judge().judge(facts),
                    other.judge().orElseThrow().judge(facts),
                    () -> "seed " + seed + ", " + how + ": " + facts);
        }
    }

    @Test
    void the_sets_hold_every_kind_of_fact_and_lead_to_every_kind_of_conclusion() throws JudgementException {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        Set<Class<?>> conclusions = new LinkedHashSet<>();
        Set<String> rules = new LinkedHashSet<>();
        for (long seed : seeds().toArray()) {
            for (List<Fact> facts : sets(seed)) {
                facts.forEach(fact -> kinds.add(fact.getClass()));
                Verdict verdict = Shipped.judge().judge(facts);
                Stream.<List<? extends Conclusion>>of(
                                verdict.findings(),
                                verdict.causes(),
                                verdict.fixes(),
                                verdict.vetoes(),
                                verdict.diagnoses(),
                                verdict.alerts(),
                                verdict.silences())
                        .flatMap(List::stream)
                        .forEach(conclusion -> {
                            conclusions.add(conclusion.getClass());
                            rules.add(conclusion.rule());
                        });
            }
        }
        assertEquals(Set.copyOf(Generated.kinds()), kinds);
        assertEquals(7, conclusions.size(), conclusions::toString);
        List<String> idle =
                Shipped.names().stream().filter(name -> !rules.contains(name)).toList();
        assertTrue(idle.size() < Shipped.names().size() / 5, () -> "never concluded by: " + idle);
    }
}
