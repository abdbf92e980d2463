package dev.selfheal.policy.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Fact;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.JudgementException;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes rule cases of recorded facts: those facts, and of these those fields, that the verdict needs. */
public final class CaseMaker {
    private final CaseDefaults defaults;
    private final Judge judge;

    CaseMaker(CaseDefaults defaults, Judge judge) {
        this.defaults = defaults;
        this.judge = judge;
    }

    /**
     * A case.
     *
     * @param yaml as it stands in a case file
     * @param verdict of all facts; of those that are left it decides the same, if not in the same words
     */
    public record Made(String yaml, Verdict verdict) {}

    /**
     * Makes the case.
     *
     * @param name what it shows; where there is none, it is named for what was concluded first
     * @throws JudgementException if there is no verdict
     */
    public Made of(Optional<String> name, List<Fact> facts) throws JudgementException {
        Verdict whole = judge.judge(facts);
        Distilling distilling = new Distilling(judge, whole, defaults);
        List<ObjectNode> written = distilling.of(facts);
        StringBuilder yaml = new StringBuilder("- case: ")
                .append(YamlText.text(name.orElseGet(() -> named(whole, facts))))
                .append('\n');
        Optional<ObjectNode> cycle = written.stream().filter(Distilling::cycle).findFirst();
        if (cycle.isEmpty()) {
            yaml.append("  at: ").append(CaseForm.NEVER).append('\n');
        } else if (Distilling.onlyTime(cycle.get())) {
            written.remove(cycle.get());
            yaml.append("  at: ").append(YamlText.of(cycle.get().get("at"))).append('\n');
        }
        if (written.stream().noneMatch(Distilling::memory)) {
            yaml.append("  memory: ").append(CaseForm.NEVER).append('\n');
        }
        // A case is told of a good memory without saying so.
        written.removeIf(fact -> Distilling.memory(fact) && fact.size() == 1);
        list("  facts", written, yaml);
        expect(whole, yaml);
        return new Made(yaml.toString(), whole);
    }

    private static void expect(Verdict verdict, StringBuilder yaml) {
        yaml.append("  expect:").append(verdict.equals(Verdict.EMPTY) ? " {}\n" : "\n");
        for (Layer layer : Layer.values()) {
            List<ObjectNode> expected =
                    layer.of(verdict).stream().map(layer::brief).toList();
            if (!expected.isEmpty()) {
                list("    " + layer.key(), expected, yaml);
            }
        }
    }

    private static void list(String key, List<ObjectNode> items, StringBuilder yaml) {
        yaml.append(key).append(items.isEmpty() ? ": []\n" : ":\n");
        String indent = " ".repeat(key.length() - key.stripLeading().length() + 2);
        items.forEach(item ->
                yaml.append(indent).append("- ").append(YamlText.of(item)).append('\n'));
    }

    private static String named(Verdict verdict, List<Fact> facts) {
        List<String> words = new ArrayList<>();
        words.add(verdict.findings().stream()
                .findFirst()
                .map(finding -> finding.rule() + " of " + finding.subject())
                .orElse("nothing is found"));
        facts.stream()
                .filter(Cycle.class::isInstance)
                .map(Cycle.class::cast)
                .findFirst()
                .ifPresent(cycle -> words.add("recorded at " + cycle.at()));
        return String.join(", ", words);
    }
}
