package dev.selfheal.cycle;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Problem;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.AlertKind;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is told of the rules themselves. It is for rules to conclude, but there may be none that can, and the last good ones may
 * be older than the rule that would: then it is a part of the floor.
 *
 * @param message what is wrong with the rules; empty where nothing is
 */
record Notice(String message) {
    /** Subject and rule id of the finding. */
    static final String RULES = "selfheal.rules";

    /** For the rules that judge. */
    Optional<Problem> fact() {
        return message.isEmpty() ? Optional.empty() : Optional.of(new Problem(RULES, "rules", message));
    }

    /** The verdict, and what it does not say of the rules: what is wrong, and once each that this began and ended. */
    Verdict in(Verdict verdict, List<Fact> facts) {
        boolean said = verdict.findings().stream().anyMatch(one -> one.subject().equals(RULES));
        boolean told = facts.stream().anyMatch(Notice::told);
        if (!message.isEmpty() && !said) {
            return with(
                    verdict,
                    Optional.of(Finding.critical(RULES, RULES, message)),
                    told ? Optional.empty() : Optional.of(alert(AlertKind.OPENED, message)));
        }
        boolean alerted = verdict.alerts().stream().anyMatch(one -> one.about().equals(RULES));
        return told && message.isEmpty() && !said && !alerted
                ? with(verdict, Optional.empty(), Optional.of(alert(AlertKind.RESOLVED, "well again")))
                : verdict;
    }

    private static boolean told(Fact fact) {
        return fact instanceof Incident incident
                && incident.announced()
                && incident.rule().equals(RULES)
                && incident.subject().equals(RULES);
    }

    private static Alert alert(AlertKind kind, String message) {
        return new Alert(RULES, kind, RULES, RULES, Severity.CRITICAL, message);
    }

    /** At the head: whoever reads the verdict should know whose it is. */
    private static Verdict with(Verdict verdict, Optional<Finding> finding, Optional<Alert> alert) {
        List<Finding> findings = new ArrayList<>(finding.stream().toList());
        findings.addAll(verdict.findings());
        List<Alert> alerts = new ArrayList<>(alert.stream().toList());
        alerts.addAll(verdict.alerts());
        return new Verdict(
                findings,
                verdict.causes(),
                verdict.fixes(),
                verdict.vetoes(),
                verdict.diagnoses(),
                alerts,
                verdict.silences());
    }
}
