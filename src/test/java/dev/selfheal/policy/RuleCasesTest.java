package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.selfheal.policy.cases.CaseRunner;
import dev.selfheal.policy.cases.Result;
import dev.selfheal.policy.cases.RuleCase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shipped rules against their cases. */
class RuleCasesTest {
    private static final long SEED = 20261124;

    private static List<Result> results = List.of();

    private static synchronized List<Result> ran() {
        if (results.isEmpty()) {
            long begun = System.nanoTime();
            CaseRunner runner = new CaseRunner(Shipped.judge(), SEED);
            results = runner.all(Shipped.cases());
            System.out.println("rule cases took " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        }
        return results;
    }

    @TestFactory
    Stream<DynamicTest> every_case_reaches_its_whole_verdict_in_whatever_order() {
        List<RuleCase> cases = Shipped.cases();
        assertFalse(cases.isEmpty(), "no rule case was found: that would prove nothing");
        System.out.println(cases.size() + " rule cases, each with 5 shuffles from seed " + SEED);
        CaseRunner runner = new CaseRunner(Shipped.judge(), SEED);
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.toString(),
                        () -> assertEquals(List.of(), runner.run(one).failures())));
    }

    @Test
    void every_rule_is_documented_and_says_its_own_name_and_severity_where_it_concludes() {
        List<String> wrong = new ArrayList<>();
        for (RuleSource source : RuleFiles.read(Shipped.RULES).sources()) {
            DrlText text = new DrlText(source.text());
            for (DrlText.Rule rule : text.rules()) {
                String then = source.text().substring(rule.then(), rule.end());
                if (!then.contains("\"" + rule.name() + "\"")) {
                    wrong.add(rule.name() + ": concludes under another name");
                }
                if (!rule.name().matches("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+")) {
                    wrong.add(rule.name() + ": is not lower case with dots");
                }
            }
        }
        for (RuleEntry rule : RuleEntry.below(Shipped.RULES)) {
            if (rule.doc().isBlank()) {
                wrong.add(rule.name() + ": has no @doc");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void a_judging_rule_concludes_with_the_severity_that_it_declares() throws JudgementException {
        List<String> wrong = new ArrayList<>();
        List<RuleEntry> rules = RuleEntry.below(Shipped.RULES);
        for (RuleCase one : Shipped.cases()) {
            var verdict = Shipped.judge().judge(one.facts());
            verdict.findings()
                    .forEach(finding ->
                            declared(rules, finding.rule(), finding.severity().name(), wrong));
            verdict.causes()
                    .forEach(cause ->
                            declared(rules, cause.rule(), cause.severity().name(), wrong));
        }
        assertEquals(List.of(), wrong.stream().distinct().toList());
    }

    private static void declared(List<RuleEntry> rules, String name, String severity, List<String> wrong) {
        boolean so = rules.stream()
                .anyMatch(rule -> rule.name().equals(name)
                        && rule.severity().orElse("none").equals(severity));
        if (!so) {
            wrong.add(name + ": concludes " + severity + ", declares otherwise");
        }
    }
}
