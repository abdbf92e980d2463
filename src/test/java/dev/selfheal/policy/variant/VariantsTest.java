package dev.selfheal.policy.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.policy.tree.RuleTree;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VariantsTest {
    private static List<String> words(String when) {
        return words(when, "insertLogical($x);");
    }

    private static List<String> words(String when, String then) {
        return variants(when, then).changed().stream().map(Variant::words).toList();
    }

    private static Variants variants(String when, String then) {
        String file = "package selfheal.a\nrule \"a.b\"\nwhen\n" + when + "\nthen\n" + then + "\nend\n";
        return Variants.of(RuleTree.of("a/b.drl", file).get(0));
    }

    private static List<String> weaker(String when) {
        return variants(when, "insertLogical($x);").weaker().changed().stream()
                .map(Variant::part)
                .toList();
    }

    @Test
    void each_test_of_a_pattern_is_left_out_and_negated_and_a_mere_name_is_not() {
        assertEquals(
                List.of(
                        "left out: state == State.DOWN (in Service)",
                        "negated: state == State.DOWN (in Service)",
                        "left out: !critical (in Service)",
                        "negated: !critical (in Service)"),
                words("Service(state == State.DOWN, !critical, $x : subject)"));
    }

    @Test
    void a_number_moves_by_one_both_ways_and_a_comparison_takes_in_its_limit_or_not() {
        assertEquals(
                List.of(
                        "left out: size > 3 (in Log)",
                        "negated: size > 3 (in Log)",
                        "3 became 2: size > 3 (in Log)",
                        "3 became 4: size > 3 (in Log)",
                        "> became >=: size > 3 (in Log)"),
                words("Log($x : size > 3)"));
    }

    @Test
    void the_name_given_beside_a_test_stays_when_the_test_goes() {
        Variant without =
                variants("Log($x : size > 3)", "insertLogical($x);").changed().get(0);
        assertEquals("    Log($x : size)\n", without.when().lines());
    }

    @Test
    void the_sign_of_a_comparison_and_what_stands_in_a_string_are_no_thresholds() {
        assertEquals(
                List.of(
                        "left out: a.compareTo($b) < 0 (in Log)",
                        "negated: a.compareTo($b) < 0 (in Log)",
                        "< became <=: a.compareTo($b) < 0 (in Log)",
                        "left out: name == \"5 < 6, in (7)\" (in Log)",
                        "negated: name == \"5 < 6, in (7)\" (in Log)"),
                words("Log($x : subject, a.compareTo($b) < 0, name == \"5 < 6, in (7)\")"));
    }

    @Test
    void a_duration_is_a_threshold_in_conditions_and_in_the_conclusion() {
        List<String> words = words(
                "Log($x : at, at > $now.minus(Duration.ofHours(24)))", "insertLogical($x.plus(Duration.ofHours(24)));");
        assertTrue(words.contains("24 became 23: at > $now.minus(Duration.ofHours(24)) (in Log)"), words.toString());
        assertTrue(words.contains("24 became 25 (in its conclusion)"), words.toString());
    }

    @Test
    void each_element_of_a_list_and_each_operand_is_left_out() {
        List<String> words = words("Fix($x : target, action in (\"a\", \"b\"), p || (q && r))");
        assertTrue(words.contains("left out \"a\": action in (\"a\", \"b\") (in Fix)"), words.toString());
        assertTrue(words.contains("left out p: p || (q && r) (in Fix)"), words.toString());
        assertTrue(words.contains("left out r: p || (q && r) (in Fix)"), words.toString());
    }

    @Test
    void the_operators_of_the_rule_language_are_negated_in_its_own_words() {
        assertEquals(
                List.of(
                        "Log(a not in (1, 2))",
                        "Log(a in (1))",
                        "Log(a not memberOf $b)",
                        "Log(a not str[startsWith] \"x\")",
                        "Log(!(a || b))",
                        "Log(!(list.contains($x)))",
                        "Log(a >= 1)"),
                Stream.of(
                                "a in (1, 2)",
                                "a not in (1)",
                                "a memberOf $b",
                                "a str[startsWith] \"x\"",
                                "a || b",
                                "list.contains($x)",
                                "a < 1")
                        .map(test -> variants("Log(" + test + ")", "insertLogical(1);").changed().stream()
                                .filter(variant -> variant.change() == Change.NEGATED)
                                .findFirst()
                                .orElseThrow()
                                .when()
                                .drl())
                        .toList());
    }

    @Test
    void what_must_not_be_becomes_what_must_be_and_the_other_way_round() {
        assertEquals(
                List.of(
                        "left out: not Cycle()",
                        "not became exists: not Cycle()",
                        "left out: exists Host()",
                        "exists became not: exists Host()"),
                words("not Cycle()\nexists Host()"));
    }

    @Test
    void a_condition_whose_names_are_needed_elsewhere_is_not_left_out_as_a_whole() {
        List<String> words = words("Cycle($now : at)\nHost($cpus : cpus)\nLog($x : at, at > $now)");
        assertTrue(words.contains("left out: Host($cpus : cpus)"), words.toString());
        assertTrue(words.stream().noneMatch(word -> word.startsWith("left out: Cycle")), words.toString());
    }

    @Test
    void without_a_condition_that_can_stop_the_rule_it_can_only_fire_more_often() {
        assertEquals(
                List.of(
                        "not Log(a)",
                        "exists Log(b)",
                        "b (in exists Log)",
                        "c (in accumulate Log)",
                        "$n > 2 (in accumulate)"),
                weaker(
                                "not Log(a)\nexists Log(b)\naccumulate(Log(c, $y : d); $n : count($y); $n > 2)\nFix($x : target)")
                        .stream()
                        .filter(part -> !part.startsWith("accumulate(") && !part.startsWith("Fix"))
                        .toList());
    }

    @Test
    void a_branch_of_an_or_is_left_out_and_makes_the_rule_fire_less() {
        Variant branch = variants("exists (Agent(a) or Unit(b))", "insertLogical(1);").changed().stream()
                .filter(variant -> variant.words().equals("left out: exists Unit(b)"))
                .findFirst()
                .orElseThrow();
        assertEquals("exists Agent(a)", branch.when().drl());
        assertEquals(Change.ALTERNATIVE, branch.change());
        assertFalse(branch.weaker());
    }

    @Test
    void a_severity_is_swapped_and_one_of_several_conclusions_left_out() {
        assertEquals(
                List.of(
                        ".critical( became .warning( (in its conclusion)",
                        "Severity.WARNING became Severity.CRITICAL (in its conclusion)",
                        "left out insertLogical(Finding.critical($x)) (in its conclusion)",
                        "left out insertLogical(new Alert(Severity.WARNING)) (in its conclusion)"),
                words(
                        "Fix($x : target)",
                        "insertLogical(Finding.critical($x));\ninsertLogical(new Alert(Severity.WARNING));"));
    }

    @Test
    void the_lowest_of_several_becomes_the_highest() {
        List<String> words = words("accumulate(Log($y : at); $x : min($y))");
        assertTrue(words.contains("min became max: $x (in accumulate)"), words.toString());
    }

    @Test
    void no_two_variants_of_a_shipped_rule_have_the_same_name() {
        Path rules = Path.of(System.getProperty("selfheal.home", ""), "rules");
        List<Rule> all = RuleFiles.read(rules).sources().stream()
                .flatMap(source -> RuleTree.of(source.path(), source.text()).stream())
                .toList();
        assertTrue(all.size() > 50);
        for (Rule rule : all) {
            List<String> ids =
                    Variants.of(rule).changed().stream().map(Variant::id).toList();
            assertEquals(ids.stream().distinct().toList(), ids);
        }
    }
}
