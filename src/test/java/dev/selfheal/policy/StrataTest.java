package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.junit.jupiter.api.Test;

/** Lower layers conclude first, so that nothing above them is concluded twice. */
class StrataTest {
    @Test
    void rules_take_their_turns_by_layer_and_within_one_as_they_are_written() {
        String head = """
                package selfheal.test
                import dev.selfheal.verdict.*;
                import dev.selfheal.fact.Service;
                """;
        RuleSource alert = new RuleSource("a.drl", head + """
                rule "a.alert" when Finding($s : subject) then
                    // insertLogical(Finding.info("no", "such", "thing"));
                    insertLogical(new Alert("a.alert", AlertKind.OPENED, "f", $s, Severity.INFO, "x"));
                end
                """);
        RuleSource rest =
                new RuleSource("b.drl", head.replace("test", "other") + """
                rule "b.hold" when $fix : Fix() then insertLogical(Veto.of("b.hold", $fix, "x")); end
                rule "b.fix" when $f : Finding() then insertLogical(Fix.of("b.fix", $f, "x", "y")); end
                rule "b.second" when Service($s : subject) then insertLogical(Finding.info("b.second", $s, "x")); end
                rule "b.third" when Service($s : subject) then insertLogical(Finding.info("b.third", $s, "x")); end
                rule "b.cause" when Finding($s : subject) then
                    insertLogical(Cause.of("b.cause", "x", List.of($s), Severity.INFO, "x"));
                end
                """.replace("List.of", "java.util.List.of"));
        RuleCompiler.Compiled compiled =
                RuleCompiler.compile(List.of(alert, rest), List.of(), StrataTest.class.getClassLoader());
        assertEquals(List.of(), compiled.problems());
        List<String> turns = compiled.packages().stream()
                .flatMap(each -> each.getRules().stream())
                .map(RuleImpl.class::cast)
                .sorted(Comparator.comparing(RuleImpl::getLoadOrder))
                .map(RuleImpl::getName)
                .toList();
        assertEquals(List.of("b.second", "b.third", "b.cause", "b.fix", "b.hold", "a.alert"), turns);
    }
}
