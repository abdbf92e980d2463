package dev.selfheal.metrics;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Result;
import dev.selfheal.outcome.Counts;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Outcome.Delivery;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A cycle in figures. Whoever reads them may be anybody, so there are numbers, names of subjects and rules, and Selfheal's own
 * words, but no message.
 */
public final class CycleMetrics {
    private final Outcome outcome;
    private final Exposition figures = new Exposition();

    private CycleMetrics(Outcome outcome) {
        this.outcome = outcome;
    }

    /** @param remembered what is remembered at its end: incidents, totals, pauses */
    public static Exposition of(Outcome outcome, Collection<? extends Fact> remembered) {
        CycleMetrics cycle = new CycleMetrics(outcome);
        cycle.itself();
        cycle.found();
        cycle.done();
        new SubjectMetrics(cycle.figures).of(outcome);
        new MemoryMetrics(cycle.figures).of(remembered);
        return cycle.figures;
    }

    private void itself() {
        Instant end = Objects.requireNonNullElse(outcome.finishedAt(), outcome.startedAt());
        figures.gauge(
                "build_info",
                "The version of Selfheal that ran the last cycle.",
                Map.of("version", outcome.version()),
                1);
        figures.time("cycle_start", "When the last cycle began.", Map.of(), outcome.startedAt());
        figures.time("cycle_end", "When the last cycle was at its end.", Map.of(), end);
        figures.seconds(
                "cycle_duration",
                "How long the last cycle took.",
                Map.of(),
                Duration.between(outcome.startedAt(), end));
        figures.gauge(
                "cycle_rounds",
                "How often the last cycle judged.",
                1 + outcome.earlier().size());
        figures.state("status", "How the machine was after the last cycle.", "status", outcome.status());
        figures.state("mode", "What the last cycle was allowed to do.", "mode", outcome.mode());
        figures.gauge(
                "problems",
                "Troubles of Selfheal itself in the last cycle.",
                outcome.problems().size());
    }

    private void found() {
        Counts counts = Counts.of(outcome);
        subjects("observed", counts.observed());
        subjects("sick", counts.sick());
        subjects("healed", counts.healed());
        subjects("unknown", counts.notChecked());
        for (Severity severity : Severity.values()) {
            long count = outcome.verdict().findings().stream()
                    .map(Finding::severity)
                    .filter(severity::equals)
                    .count();
            figures.gauge(
                    "findings",
                    "What was found in the last cycle, by severity.",
                    Map.of("severity", Exposition.word(severity)),
                    count);
        }
    }

    private void subjects(String fate, int count) {
        figures.gauge("subjects", "Subjects of each fate in the last cycle.", Map.of("fate", fate), count);
    }

    private void done() {
        Map<Map<String, String>, Integer> fixes = new LinkedHashMap<>();
        outcome.fixes().forEach(fix -> fixes.merge(labels(fix), 1, Integer::sum));
        fixes.forEach((labels, count) -> figures.gauge(
                "fixes",
                "Fixes that rules asked for in the last cycle, by what was decided and what came of it.",
                labels,
                count));
        long failed = outcome.alerted().stream()
                .map(Delivery::error)
                .filter(Objects::nonNull)
                .count();
        alerts("delivered", outcome.alerted().size() - failed);
        alerts("failed", failed);
        figures.state(
                "diagnosis",
                "How far the model's guess came in the last cycle.",
                "state",
                outcome.diagnosis().state());
    }

    private static Map<String, String> labels(FixRecord fix) {
        Result result = fix.result();
        return new TreeMap<>(Map.of(
                "action",
                fix.action(),
                "decision",
                Exposition.word(fix.decision()),
                "result",
                result == null ? "none" : Exposition.word(result)));
    }

    private void alerts(String result, long count) {
        figures.gauge(
                "alert_deliveries",
                "Alerts that were handed to a place in the last cycle, by whether they arrived.",
                Map.of("result", result),
                count);
    }
}
