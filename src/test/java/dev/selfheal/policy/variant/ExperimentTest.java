package dev.selfheal.policy.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Problem;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.policy.tree.RuleTree;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static final Problem DISK = new Problem("selfheal", "disk", "full");
    private static final Finding FULL = Finding.critical("a.disk", "selfheal", "full");

    private static List<Rule> rules(String rules) {
        return RuleTree.of("a/b.drl", """
                package selfheal.a
                import dev.selfheal.fact.Problem;
                import dev.selfheal.verdict.DiagnosisRequest;
                import dev.selfheal.verdict.Finding;
                """ + rules);
    }

    private static final String DOWN = """
            rule "a.disk" when
                Problem(area == "disk", $subject : subject, $detail : detail)
            then
                insertLogical(Finding.critical("a.disk", $subject, $detail));
            end
            """;

    private final List<Variant> variants = new ArrayList<>();

    private Experiment experiment(String text) {
        rules(text).forEach(rule -> Variants.of(rule).all().forEach(variants::add));
        return Experiment.of(variants, OwnKinds.NONE);
    }

    private Set<String> saying(Experiment experiment, Fact fact, Verdict verdict) {
        Experiment.Said said = experiment.on(List.of(fact), verdict);
        return variants.stream()
                .filter(variant -> !said.by(variant).isEmpty())
                .map(Variant::id)
                .collect(Collectors.toSet());
    }

    private static Verdict findings(Finding... findings) {
        return new Verdict(List.of(findings), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void each_variant_concludes_what_it_would_in_the_place_of_its_rule() {
        Experiment experiment = experiment(DOWN);
        assertEquals(
                Set.of(
                        "a.disk: as it is",
                        "a.disk: left out: area == \"disk\" (in Problem)",
                        "a.disk: .critical( became .warning( (in its conclusion)"),
                saying(experiment, DISK, Verdict.EMPTY));
        assertEquals(
                Set.of(
                        "a.disk: negated: area == \"disk\" (in Problem)",
                        "a.disk: left out: area == \"disk\" (in Problem)"),
                saying(experiment, new Problem("selfheal", "rules", "wrong"), Verdict.EMPTY));
        assertEquals(Set.of(FULL), experiment.on(List.of(DISK), Verdict.EMPTY).by(variants.get(0)));
    }

    @Test
    void a_variant_sees_the_verdict_and_not_what_other_variants_conclude() {
        Experiment experiment = experiment(DOWN + """
                rule "a.ask" when
                    Finding(rule == "a.disk", $subject : subject)
                then
                    insertLogical(new DiagnosisRequest("a.ask", "a.disk", $subject));
                end
                """);
        assertFalse(saying(experiment, DISK, Verdict.EMPTY).contains("a.ask: as it is"));
        assertTrue(saying(experiment, DISK, findings(FULL)).contains("a.ask: as it is"));
    }

    @Test
    void what_does_not_compile_is_left_out_and_the_rest_is_tried() {
        Rule rule = rules(DOWN).get(0);
        Variant right = Variants.of(rule).asItIs();
        Variant wrong = new Variant(
                rule, Change.NEGATED, "", "wrong", 1, false, rule.when(), "insertLogical(Nothing.of($subject));");
        Experiment experiment = Experiment.of(List.of(wrong, right), OwnKinds.NONE);
        assertEquals(List.of(right), experiment.variants());
        assertEquals(Set.of(FULL), experiment.on(List.of(DISK), Verdict.EMPTY).by(right));
    }

    @Test
    void a_variant_on_which_the_engine_fails_has_said_so_and_hides_no_other() {
        Experiment experiment = experiment("""
                rule "a.disk" when
                    Problem(area == "disk", Integer.parseInt(detail) > 2, $subject : subject)
                then
                    insertLogical(Finding.critical("a.disk", $subject, "many"));
                end
                """);
        // The engine fails on each that looks at the number; without it one fires.
        Set<String> saying = saying(experiment, new Problem("selfheal", "disk", "no number"), Verdict.EMPTY);
        assertTrue(saying.contains("a.disk: left out: Integer.parseInt(detail) > 2 (in Problem)"), saying.toString());
        assertEquals(
                Set.of("the engine fails on it"),
                experiment
                        .on(List.of(new Problem("selfheal", "disk", "no number")), Verdict.EMPTY)
                        .by(variants.get(0)));
        Set<String> fine = saying(experiment, new Problem("selfheal", "disk", "3"), Verdict.EMPTY);
        assertTrue(fine.contains("a.disk: as it is"), fine.toString());
    }

    @Test
    void a_conclusion_that_cannot_be_made_counts_as_one() {
        Experiment experiment = experiment("""
                rule "a.disk" when
                    Problem($subject : subject, $detail : detail)
                then
                    insertLogical(Finding.critical("a.disk", $subject, $detail.substring(9)));
                end
                """);
        assertTrue(saying(experiment, DISK, Verdict.EMPTY).contains("a.disk: as it is"));
    }
}
