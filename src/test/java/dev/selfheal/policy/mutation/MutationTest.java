package dev.selfheal.policy.mutation;

import static dev.selfheal.policy.Small.FULL;
import static dev.selfheal.policy.Small.NOTHING;
import static dev.selfheal.policy.Small.TOLD;
import static dev.selfheal.policy.Small.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.Policies;
import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.Shipped;
import dev.selfheal.policy.Small;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.policy.tree.RuleTree;
import dev.selfheal.policy.variant.Explained;
import dev.selfheal.policy.variant.Variant;
import dev.selfheal.policy.variant.Variants;
import dev.selfheal.recording.OwnKinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sweep")
class MutationTest {
    private static final List<RuleSource> RULES = RuleFiles.read(Shipped.RULES).sources();
    private static final String FIRES = problems("full", "", "area: disk, detail: full") + TOLD;
    private static final String SHORT = problems("short", "", "area: disk, detail: ful") + NOTHING;
    private static final String OTHER = problems("other", "", "area: cpu, detail: full") + NOTHING;

    @TempDir
    Path temp;

    private Mutation mutation(Explained explained, String... cases) throws IOException {
        Small small = Small.of(temp, FULL, cases);
        return MutationRun.of(small.rules(), OwnKinds.NONE, small.judge(), small.cases(), explained, progress -> {});
    }

    private static List<String> ids(Mutation mutation) {
        return mutation.survivors().stream().map(Variant::id).toList();
    }

    @Test
    void a_case_notices_every_mutant_of_the_shipped_rules_that_is_not_explained() {
        Mutation mutation = MutationRun.of(
                RULES,
                OwnKinds.NONE,
                Shipped.judge(),
                Shipped.cases(),
                Explained.beside(Shipped.CASES),
                progress -> {});
        assertTrue(mutation.tried() > 500, "only " + mutation.tried() + " mutants");
        String told = MutationText.of(mutation);
        assertTrue(mutation.complete(), told);
        System.out.print(told);
    }

    @Test
    void cases_on_both_sides_of_each_condition_notice_every_mutant() throws IOException {
        Mutation mutation = mutation(Explained.NOTHING, FIRES, SHORT, OTHER);
        assertEquals(List.of(), ids(mutation));
        assertEquals(mutation.tried(), mutation.killed());
    }

    @Test
    void what_no_case_looks_at_survives() throws IOException {
        assertEquals(
                List.of(
                        "a.full: left out: detail.length() > 3 (in Problem)",
                        "a.full: 3 became 2: detail.length() > 3 (in Problem)",
                        "a.full: > became >=: detail.length() > 3 (in Problem)"),
                ids(mutation(Explained.NOTHING, FIRES, OTHER)));
    }

    @Test
    void a_case_that_fails_by_the_rules_as_they_are_notices_nothing() throws IOException {
        String wrong = problems("wrong", "", "area: disk, detail: full") + NOTHING;
        Mutation mutation = mutation(Explained.NOTHING, wrong);
        assertEquals(mutation.tried(), mutation.survivors().size());
    }

    @Test
    void an_explained_survivor_is_none_and_one_that_is_noticed_or_no_mutant_is_stale() throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("a.full: left out: detail.length() > 3 (in Problem)", "why");
        reasons.put("a.full: left out: area == \"disk\" (in Problem)", "why");
        reasons.put("a.gone: left out: x (in Problem)", "why");
        Mutation mutation = mutation(new Explained(reasons), FIRES, OTHER);
        assertEquals(2, mutation.survivors().size());
        assertEquals(1, mutation.explained());
        assertEquals(
                List.of("a.full: left out: area == \"disk\" (in Problem)", "a.gone: left out: x (in Problem)"),
                mutation.stale());
    }

    @Test
    void survivors_are_told_with_their_place_and_what_to_do() throws IOException {
        Explained stale = new Explained(Map.of("a.gone: left out: x (in Problem)", "why"));
        assertEquals("""
                a/b.drl:9
                    a.full: left out: area == "disk" (in Problem)

                No case notices this. Write one that does, or make the rule simpler. If no case ever could, put the indented
                line below its reason into survivors.txt beside the cases.

                survivors.txt names what does not survive; take it out:
                    a.gone: left out: x (in Problem)

                Mutants: 8; 7 noticed by a case, 0 explained, 1 not.
                """, MutationText.of(mutation(stale, FIRES, SHORT)));
    }

    @Test
    void programs_get_the_same_as_json() throws IOException {
        var node = MutationJson.of(mutation(Explained.NOTHING, FIRES, SHORT));
        assertEquals("a.full", node.at("/survivors/0/rule").asText());
        assertEquals(9, node.at("/survivors/0/line").asInt());
        assertEquals(7, node.path("killed").asInt());
    }

    /** The whole rule set with the mutant in its rule's place must come to the same. */
    @Test
    void a_mutant_is_noticed_exactly_where_a_case_fails_when_it_judges_itself() throws JudgementException {
        long seed = System.nanoTime();
        System.out.println("mutants judged in full: seed " + seed);
        Random random = new Random(seed);
        RuleSource file = RULES.get(random.nextInt(RULES.size()));
        List<Variant> mutants = new ArrayList<>(RuleTree.of(file.path(), file.text()).stream()
                .flatMap(rule -> Variants.of(rule).mutants().changed().stream())
                .toList());
        Collections.shuffle(mutants, random);
        // Few enough that some mutants are noticed and some are not.
        List<RuleCase> cases = new ArrayList<>(Shipped.cases());
        Collections.shuffle(cases, random);
        cases = List.copyOf(cases.subList(0, 60));
        List<String> alive = ids(MutationRun.of(
                List.of(file), OwnKinds.NONE, Shipped.judge(), cases, Explained.NOTHING, progress -> {}));
        for (Variant mutant : mutants.subList(0, 2)) {
            Optional<Judge> judge = Policies.compile(RULES.stream()
                            .map(source ->
                                    source.equals(file) ? new RuleSource(file.path(), mutant.in(file.text())) : source)
                            .toList())
                    .judge();
            // One that does not compile is none.
            if (judge.isPresent()) {
                assertEquals(fails(judge.get(), cases), !alive.contains(mutant.id()), mutant.id());
            }
        }
    }

    private static boolean fails(Judge judge, List<RuleCase> cases) {
        return cases.stream().anyMatch(one -> {
            try {
                return !one.passes(judge.judge(one.facts()));
            } catch (JudgementException failed) {
                return true;
            }
        });
    }
}
