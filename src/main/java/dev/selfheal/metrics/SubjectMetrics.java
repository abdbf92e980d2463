package dev.selfheal.metrics;

import dev.selfheal.fact.Answer;
import dev.selfheal.fact.Disk;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.File;
import dev.selfheal.fact.Log;
import dev.selfheal.fact.Model;
import dev.selfheal.fact.Observed;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was seen of each subject, in figures. */
final class SubjectMetrics {
    private final Exposition figures;

    SubjectMetrics(Exposition figures) {
        this.figures = figures;
    }

    void of(Outcome outcome) {
        severities(outcome);
        outcome.facts().forEach(this::fact);
    }

    private void severities(Outcome outcome) {
        Map<String, Integer> severities = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        Map<String, Boolean> unknown = new HashMap<>();
        for (Fact fact : outcome.facts()) {
            if (fact instanceof Observed) {
                seen.add(fact.subject());
                unknown.merge(fact.subject(), fact instanceof ProbeFailure, Boolean::logicalOr);
            }
        }
        seen.forEach(subject -> severities.put(subject, 0));
        for (Finding finding : outcome.verdict().findings()) {
            severities.merge(finding.subject(), rank(finding.severity()), Math::max);
        }
        for (Cause cause : outcome.verdict().causes()) {
            severities.merge(cause.subject(), rank(cause.severity()), Math::max);
        }
        severities.forEach((subject, rank) -> figures.gauge(
                "subject_severity",
                "The worst that was found of a subject: 0 nothing, 1 info, 2 warning, 3 critical.",
                of(subject),
                rank));
        unknown.forEach((subject, failed) -> figures.gauge(
                "subject_unknown", "Whether a subject could not be checked.", of(subject), failed ? 1 : 0));
    }

    private static int rank(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case WARNING -> 2;
            case CRITICAL -> 3;
        };
    }

    private void fact(Fact fact) {
        Map<String, String> subject = of(fact.subject());
        if (fact instanceof Service service) {
            service(service, subject);
        } else if (fact instanceof Disk disk) {
            figures.gauge("disk_free_bytes", "What this user can still write.", subject, disk.freeBytes());
            figures.gauge("disk_size_bytes", "Size of the file system.", subject, disk.totalBytes());
            figures.gauge("disk_free_limit_bytes", "How much should be free.", subject, disk.minFreeBytes());
        } else if (fact instanceof Log log) {
            figures.gauge("log_size_bytes", "Size of the log.", subject, log.sizeBytes());
            figures.gauge(
                    "log_errors",
                    "Errors in the log within 60 minutes, or since the last cycle.",
                    subject,
                    log.errorsLastHour());
        } else if (fact instanceof File file) {
            if (file.age() != null) {
                figures.seconds("file_age", "Time since the file's last change.", subject, file.age());
            }
        } else if (fact instanceof Model model) {
            model(model, subject);
        }
    }

    private void service(Service service, Map<String, String> subject) {
        figures.gauge(
                "service_up",
                "Whether the service answered as expected.",
                subject,
                service.state() == ServiceState.UP ? 1 : 0);
        if (service.latency() != null) {
            figures.seconds("service_latency", "How long its check took.", subject, service.latency());
        }
    }

    private void model(Model model, Map<String, String> subject) {
        figures.gauge("model_installed", "Whether the model is here.", subject, model.installed() ? 1 : 0);
        if (model.answer() != Answer.NOT_ASKED) {
            boolean answers = model.answer() == Answer.ANSWERS;
            figures.gauge(
                    "model_answers", "Whether the model, where it was asked, gave a token.", subject, answers ? 1 : 0);
        }
    }

    private static Map<String, String> of(String subject) {
        return Map.of("subject", subject);
    }
}
