package dev.selfheal.policy.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.policy.JudgementException;
import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.Shipped;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.policy.tree.RuleTree;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of the shipped rules, against what the engine did on every shipped case. */
@Tag("sweep")
class ExplainedCasesTest {
    private static final List<Rule> RULES = RuleFiles.read(Shipped.RULES).sources().stream()
            .flatMap(source -> RuleTree.of(source.path(), source.text()).stream())
            .toList();

    /** Compiled once for all tests. */
    private static final Explainer EXPLAINER = new Explainer(RULES, OwnKinds.NONE);

    private interface Check {
        Stream<String> wrong(RuleCase one, Telling telling, Verdict verdict);
    }

    private static List<String> each(Check check) throws JudgementException {
        List<RuleCase> cases = Shipped.cases();
        assertTrue(cases.size() > 100 && RULES.size() > 50, "too little was found to prove anything");
        List<String> wrong = new ArrayList<>();
        for (RuleCase one : cases) {
            Verdict verdict = Shipped.judge().judge(one.facts());
            try (Telling telling = EXPLAINER.of(one.facts(), verdict)) {
                check.wrong(one, telling, verdict).forEach(what -> wrong.add(one + ": " + what));
            }
        }
        return wrong;
    }

    @Test
    void the_conditions_of_a_rule_are_met_exactly_where_the_engine_concluded_something_by_it()
            throws JudgementException {
        assertEquals(List.of(), each((one, telling, verdict) -> RULES.stream()
                .flatMap(rule -> telling.doubt(rule).stream().map(doubt -> rule.name() + " " + doubt))));
    }

    @Test
    void a_rule_that_a_case_keeps_from_firing_is_stopped_by_one_condition_and_none_behind_it_is_judged()
            throws JudgementException {
        assertEquals(List.of(), each((one, telling, verdict) -> RULES.stream()
                .filter(rule -> one.not().contains(rule.name()))
                .filter(rule -> !stopped(telling.story(rule, Optional.empty())))
                .map(Rule::name)));
    }

    private static boolean stopped(Story story) {
        Course course = story.nearest().orElseThrow();
        List<Look> looks = course.looks();
        boolean lastAlone = looks.stream().filter(look -> !look.held()).count() == 1
                && !looks.get(looks.size() - 1).held();
        Search search = course.stop().orElseThrow().search();
        boolean says = search.miss().isPresent() || !search.found().isEmpty();
        return lastAlone && says;
    }

    @Test
    void every_conclusion_has_a_match_behind_it_with_every_condition_and_its_facts() throws JudgementException {
        assertEquals(List.of(), each((one, telling, verdict) -> Telling.all(verdict).stream()
                .filter(conclusion -> !matched(telling, conclusion))
                .map(Conclusion::toString)));
    }

    private static boolean matched(Telling telling, Conclusion conclusion) {
        Rule rule = RULES.stream()
                .filter(one -> one.name().equals(conclusion.rule()))
                .findFirst()
                .orElseThrow();
        List<Course> behind = telling.story(rule, Optional.empty()).behind(conclusion);
        return !behind.isEmpty()
                && behind.stream()
                        .allMatch(course -> course.held()
                                && course.rest().isEmpty()
                                && course.looks().stream().allMatch(ExplainedCasesTest::shown));
    }

    /** Something seen, or for what is absent why nothing was. */
    private static boolean shown(Look look) {
        return !look.search().found().isEmpty() || look.search().miss().isPresent();
    }

    @Test
    void a_story_that_the_engine_does_not_agree_with_says_so() throws JudgementException {
        RuleCase one = Shipped.cases().stream()
                .filter(any -> any.rules().contains("service.down"))
                .findFirst()
                .orElseThrow();
        Rule rule = RULES.stream()
                .filter(any -> any.name().equals("service.down"))
                .findFirst()
                .orElseThrow();
        try (Telling nothing = EXPLAINER.of(one.facts(), Verdict.EMPTY);
                Telling noFacts = EXPLAINER.of(List.of(), Shipped.judge().judge(one.facts()))) {
            assertEquals(
                    Optional.of("its conditions are met, yet the engine concluded nothing under its name"),
                    nothing.story(rule, Optional.empty()).doubt());
            assertEquals(
                    Optional.of("the engine concluded something, yet its conditions are not met"),
                    noFacts.story(rule, Optional.empty()).doubt());
        }
    }
}
