package dev.selfheal.policy.coverage;

import static dev.selfheal.policy.Small.FULL;
import static dev.selfheal.policy.Small.NOTHING;
import static dev.selfheal.policy.Small.TOLD;
import static dev.selfheal.policy.Small.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.Shipped;
import dev.selfheal.policy.Small;
import dev.selfheal.policy.variant.Explained;
import dev.selfheal.recording.OwnKinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sweep")
class CoverageTest {
    private static final String FIRES = problems("it is full", "", "area: disk, detail: full") + TOLD;
    private static final String SHORT = problems("too short", "  not: a.full\n", "area: disk, detail: ful") + NOTHING;
    private static final String OTHER = problems("elsewhere", "", "area: cpu, detail: full") + NOTHING;
    private static final String FAR = problems("far away", "  not: a.full\n", "area: cpu, detail: ful") + NOTHING;

    @TempDir
    Path temp;

    private Coverage coverage(String... cases) throws IOException {
        Small small = Small.of(temp, FULL, cases);
        return coverage(Explained.NOTHING, small);
    }

    private static Coverage coverage(Explained explained, Small small) {
        return CoverageRun.of(small.rules(), OwnKinds.NONE, small.judge(), small.cases(), explained);
    }

    @Test
    void the_shipped_cases_cover_every_shipped_rule() {
        Coverage coverage = CoverageRun.of(
                RuleFiles.read(Shipped.RULES).sources(),
                OwnKinds.NONE,
                Shipped.judge(),
                Shipped.cases(),
                Explained.beside(Shipped.CASES));
        assertTrue(coverage.rules().size() > 50, "only " + coverage.rules().size() + " rules");
        assertTrue(coverage.complete(), CoverageText.of(coverage));
        String figures = CoverageText.of(coverage);
        System.out.print(figures.substring(figures.lastIndexOf("Covered")));
    }

    @Test
    void a_case_in_which_it_fires_and_one_in_which_one_condition_keeps_it_from_firing_cover_a_rule()
            throws IOException {
        Coverage coverage = coverage(FIRES, SHORT);
        assertTrue(coverage.complete(), CoverageText.of(coverage));
        assertEquals(
                Optional.of("cases.yaml: it is full"), coverage.rules().get(0).fires());
    }

    @Test
    void without_a_case_in_which_it_fires_a_rule_is_not_covered() throws IOException {
        Coverage coverage = coverage(SHORT, OTHER);
        assertFalse(coverage.complete());
        assertEquals(Optional.empty(), coverage.rules().get(0).fires());
    }

    @Test
    void where_two_conditions_keep_it_from_firing_neither_is_proven() throws IOException {
        Coverage coverage = coverage(FIRES, FAR);
        assertFalse(coverage.rules().get(0).kept());
        assertEquals(0, coverage.proven());
    }

    @Test
    void each_condition_is_proven_by_the_case_that_it_alone_keeps_from_firing() throws IOException {
        assertEquals(
                List.of(
                        new ConditionCoverage("area == \"disk\" (in Problem)", 9, Optional.of("cases.yaml: elsewhere")),
                        new ConditionCoverage(
                                "detail.length() > 3 (in Problem)", 9, Optional.of("cases.yaml: too short"))),
                coverage(FIRES, SHORT, OTHER).rules().get(0).conditions());
    }

    @Test
    void a_condition_that_is_explained_to_decide_nothing_is_left_out_beside_each_other() throws IOException {
        Explained first = new Explained(Map.of("a.full: left out: area == \"disk\" (in Problem)", "why"));
        RuleCoverage rule =
                coverage(first, Small.of(temp, FULL, FIRES, FAR)).rules().get(0);
        assertEquals(
                List.of(new ConditionCoverage(
                        "detail.length() > 3 (in Problem)", 9, Optional.of("cases.yaml: far away"))),
                rule.conditions());
    }

    @Test
    void a_case_proves_nothing_of_a_condition_of_a_rule_that_fires_in_it() throws IOException {
        String both = problems("both", "", "area: disk, detail: full", "area: cpu, detail: full") + TOLD;
        assertFalse(coverage(both).rules().get(0).kept());
    }

    @Test
    void a_case_that_wrongly_says_that_one_condition_keeps_a_rule_from_firing_is_told() throws IOException {
        Coverage coverage = coverage(FIRES, SHORT, FAR);
        assertEquals(List.of(new Coverage.Unproven("cases.yaml: far away", "a.full")), coverage.unproven());
        assertFalse(coverage.complete());
    }

    @Test
    void what_is_missing_is_told_with_its_place_and_what_to_do() throws IOException {
        assertEquals("""
                a/b.drl:6 a.full
                    no case in which exactly one of its conditions keeps it from firing; write one for one of
                      line 9: area == "disk" (in Problem)
                      line 9: detail.length() > 3 (in Problem)
                cases.yaml: far away
                    says  not: a.full  but there no single condition keeps it from firing; take that out, or let the facts
                    lack one thing only
                Covered: 0 of 1 rules; 0 of 2 conditions decide a case alone.
                """, CoverageText.of(coverage(FIRES, FAR)));
    }

    @Test
    void programs_get_the_same_as_json() throws IOException {
        var node = CoverageJson.of(coverage(FIRES, SHORT));
        assertTrue(node.path("complete").asBoolean());
        assertEquals(
                "cases.yaml: too short", node.at("/rules/0/conditions/1/alone").asText());
        assertTrue(node.at("/rules/0/conditions/0/alone").isNull());
    }
}
