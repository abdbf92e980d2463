package dev.selfheal.policy.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.policy.RuleFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTreeTest {
    private static final String FILE = """
            package selfheal.web
            import dev.selfheal.fact.Service;
            import static java.time.Duration.ofHours;

            // Ünïcode before it 😀
            rule "web.down" @severity(CRITICAL)
                @doc("nothing (here)")
            when
                // first
                $s : Service(state == State.DOWN, $id : subject, (a || b) && c, text == "then (")  // trailing
                (Agent(label == $id, $time : within) or Unit(name == $id, $time : within))
                not Attempt(subject == $id)
                exists (Cycle(woke) and Host())
                accumulate(Fix($x : target); $count : count($x), $all : collectSet($x); $count > 3, $count < 9)
            then
                insertLogical(Finding.critical("web.down", $id, "when"));
            end
            """;

    private final Rule rule = RuleTree.of("web/x.drl", FILE).get(0);

    @Test
    void a_rule_knows_its_name_place_package_imports_and_annotations() {
        assertEquals("web.down", rule.name());
        assertEquals(6, rule.span().line());
        assertEquals("selfheal.web", rule.packageName());
        assertEquals(
                List.of("import dev.selfheal.fact.Service;", "import static java.time.Duration.ofHours;"),
                rule.imports());
        assertEquals("CRITICAL", rule.annotations().get("severity"));
    }

    @Test
    void each_condition_is_told_with_its_line_and_as_it_is_written() {
        assertEquals(
                List.of(
                        "10 $s : Service(state == State.DOWN, $id : subject, (a || b) && c, text == \"then (\")",
                        "11 Agent(label == $id, $time : within) or Unit(name == $id, $time : within)",
                        "12 not Attempt(subject == $id)",
                        "13 exists (Cycle(woke) and Host())",
                        "14 accumulate(Fix($x : target); $count : count($x), $all : collectSet($x); $count > 3, $count < 9)"),
                rule.when().parts().stream()
                        .map(part -> part.span().line() + " " + part.drl())
                        .toList());
    }

    @Test
    void a_constraint_that_only_names_a_value_tests_nothing() {
        Pattern service = assertInstanceOf(Pattern.class, rule.when().parts().get(0));
        assertEquals(
                List.of(true, false, true, true),
                service.constraints().stream().map(Constraint::tests).toList());
        assertTrue(new Constraint(service.span(), "$n : size > 3").tests());
        assertEquals(Optional.of("$n"), new Constraint(service.span(), "$n : size > 3").binds());
    }

    @Test
    void what_a_condition_binds_can_be_used_after_it_and_what_is_inside_a_not_cannot() {
        assertEquals(
                List.of(Set.of("$s", "$id"), Set.of("$time"), Set.of(), Set.of(), Set.of("$count", "$all")),
                rule.when().parts().stream().map(Condition::binds).toList());
    }

    @Test
    void a_part_can_be_exchanged_wherever_it_stands() {
        Condition cycle = rule.when()
                .all()
                .filter(part ->
                        part instanceof Pattern pattern && pattern.type().equals("Cycle"))
                .findFirst()
                .orElseThrow();
        Condition other = rule.when().replace(cycle, new Not(cycle.span(), cycle));
        assertTrue(other.drl().contains("exists (not Cycle(woke) and Host())"), other.drl());
    }

    @Test
    void a_rule_without_conditions_and_a_file_that_cannot_be_read_are_no_trouble() {
        assertEquals(
                List.of(),
                RuleTree.of("a.drl", "package a\nrule x when then insertLogical(1); end\n")
                        .get(0)
                        .when()
                        .parts());
        assertEquals(List.of(), RuleTree.of("a.drl", "package a\nrule x when Service( then end\n"));
        assertEquals(List.of(), RuleTree.of("a.drl", ""));
    }

    static Stream<Rule> shipped() {
        return RuleFiles.read(Path.of(System.getProperty("selfheal.home", ""), "rules")).sources().stream()
                .flatMap(source -> RuleTree.of(source.path(), source.text()).stream());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_rule_written_from_its_tree_reads_back_as_the_same_tree(Rule written) {
        List<Rule> again = RuleTree.of(written.file(), written.file(written.when()));
        assertEquals(
                written.when().parts().stream().map(Condition::drl).toList(),
                again.get(0).when().parts().stream().map(Condition::drl).toList());
        assertEquals(written.name(), again.get(0).name());
        assertEquals(written.then().strip(), again.get(0).then().strip());
        assertTrue(written.when().all().noneMatch(Opaque.class::isInstance), "the tree does not know a part of it");
    }
}
