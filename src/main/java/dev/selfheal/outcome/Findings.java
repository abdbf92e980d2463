package dev.selfheal.outcome;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.outcome.Page.Item;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong, and what could not be found out, as items of a report. */
public record Findings(Verdict verdict, List<Fact> facts) {
    /** Causes first, since they explain findings. */
    public List<Item> of(Severity severity) {
        return Stream.concat(
                        verdict.causes().stream()
                                .filter(cause -> cause.severity() == severity)
                                .map(cause -> Item.of(
                                        cause.subject(),
                                        cause.message(),
                                        "explains " + String.join(", ", cause.explains()))),
                        verdict.findings().stream()
                                .filter(finding -> finding.severity() == severity)
                                .map(finding -> Item.of(finding.subject(), finding.message())))
                .toList();
    }

    /** Probe failures, but not those which a finding of the same subject already tells word for word. */
    public List<Item> unchecked() {
        return facts.stream()
                .filter(ProbeFailure.class::isInstance)
                .map(ProbeFailure.class::cast)
                .filter(failure -> !told(failure))
                .sorted(Comparator.comparing(ProbeFailure::subject).thenComparing(Object::toString))
                .map(failure -> Item.of(failure.subject(), reason(failure)))
                .toList();
    }

    private boolean told(ProbeFailure failure) {
        return !failure.detail().isBlank()
                && verdict.findings().stream()
                        .anyMatch(finding -> finding.severity() != Severity.INFO
                                && finding.subject().equals(failure.subject())
                                && finding.message().contains(failure.detail()));
    }

    private static String reason(ProbeFailure failure) {
        return Spoken.words(failure.reason().name()) + ": " + failure.detail();
    }
}
