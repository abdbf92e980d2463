package dev.selfheal.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.cases.Trial;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.RuleFiles;
import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.cases.Result;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.policy.coverage.Coverage;
import dev.selfheal.policy.coverage.CoverageJson;
import dev.selfheal.policy.coverage.CoverageRun;
import dev.selfheal.policy.coverage.CoverageText;
import dev.selfheal.policy.mutation.Mutation;
import dev.selfheal.policy.mutation.MutationJson;
import dev.selfheal.policy.mutation.MutationRun;
import dev.selfheal.policy.mutation.MutationText;
import dev.selfheal.policy.variant.Explained;
import dev.selfheal.recording.OwnKinds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What {@code selfheal test} can find out about the cases themselves. */
final class Scrutiny {
    @Option(
            names = "--coverage",
            description =
                    "also lists the rules without a case in which they fire, or without one in which exactly one"
                            + " condition keeps them from firing, and the conditions that no case tells apart; 1 if a rule lacks one")
    private boolean coverage;

    @Option(
            names = "--mutation",
            description =
                    "also changes one thing in one rule at a time and lists the changes that no case notices; 1 if"
                            + " there is one that survivors.txt beside the cases does not explain")
    private boolean mutation;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, ObjectNode> documents = new LinkedHashMap<>();
    private boolean complete = true;

    /** @throws IllegalArgumentException if the list of explained mutants cannot be used; the message says why */
    void of(Trial trial, Judge judge, OwnKinds own, Progress progress) {
        List<RuleSource> rules = RuleFiles.read(trial.asked().rules()).sources();
        List<RuleCase> cases = trial.results().stream().map(Result::ruleCase).toList();
        Explained explained =
                coverage || mutation ? Explained.beside(trial.asked().cases()) : Explained.NOTHING;
        if (coverage) {
            Coverage found = CoverageRun.of(rules, own, judge, cases, explained);
            found(found.complete(), CoverageText.of(found), "coverage", CoverageJson.of(found));
        }
        if (mutation) {
            Mutation found = MutationRun.of(rules, own, judge, cases, explained, progress::at);
            progress.away();
            found(found.complete(), MutationText.of(found), "mutation", MutationJson.of(found));
        }
    }

    private void found(boolean whole, String words, String key, ObjectNode document) {
        complete &= whole;
        text.append('\n').append(words);
        documents.put(key, document);
    }

    boolean complete() {
        return complete;
    }

    String text() {
        return text.toString();
    }

    Map<String, ObjectNode> documents() {
        return documents;
    }
}
