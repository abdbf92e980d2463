package dev.selfheal.cases;

import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.PlainText;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.outcome.Wrapped;
import dev.selfheal.policy.cases.CaseRunner;
import dev.selfheal.policy.cases.Comparison;
import dev.selfheal.policy.cases.Failure;
import dev.selfheal.policy.cases.Layer;
import dev.selfheal.policy.cases.Result;
import dev.selfheal.policy.cases.RuleCase;
import java.util.List;

/**
 * What came of rule cases, for a terminal: each that failed with expected and got beside each other and what to do about it, and a
 * line that sums up.
 *
 * @param width columns of the terminal
 * @param colour whether to use ANSI colours
 */
public record CaseText(int width, boolean colour) {
    /** The report; ends with a line feed. Of problems it tells nothing: they are for standard error. */
    public String print(Trial trial) {
        StringBuilder text = new StringBuilder();
        for (Result result : trial.failed()) {
            failed(result, trial, text);
        }
        return text.append(summary(trial)).append('\n').toString();
    }

    private void failed(Result result, Trial trial, StringBuilder text) {
        RuleCase one = result.ruleCase();
        String title = one.file() + ":" + one.line() + "  " + PlainText.of(one.name());
        List<String> lines = Wrapped.lines(title, Math.max(20, width - "FAILED  ".length()));
        text.append(paint(Paint.RED, "FAILED"))
                .append("  ")
                .append(String.join("\n        ", lines))
                .append('\n');
        for (Layer layer : Layer.values()) {
            List<Failure.Differs> differs = result.failures().stream()
                    .filter(Failure.Differs.class::isInstance)
                    .map(Failure.Differs.class::cast)
                    .filter(failure -> failure.layer() == layer)
                    .toList();
            section(layer.key(), "expected", "got", differs, text);
        }
        result.failures().stream()
                .filter(failure -> !(failure instanceof Failure.Differs))
                .forEach(failure -> {
                    if (failure instanceof Failure.Unordered order) {
                        paragraph("The verdict depends on the order of the facts:", text);
                        Comparison.of(order.first(), order.other()).stream()
                                .map(Failure.Differs::layer)
                                .distinct()
                                .forEach(layer -> section(
                                        layer.key(),
                                        "as written",
                                        "in the order of seed " + order.seed(),
                                        Comparison.of(order.first(), order.other()).stream()
                                                .filter(differs -> differs.layer() == layer)
                                                .toList(),
                                        text));
                    } else {
                        paragraph(failure.message(), text);
                    }
                });
        new Advice(trial, result).lines().forEach(line -> text.append(line).append('\n'));
        text.append('\n');
    }

    /** Whether a conclusion that is missing or too many has told it already. */
    private static boolean told(Failure failure, Result result) {
        return result.failures().stream()
                .filter(Failure.Differs.class::isInstance)
                .map(Failure.Differs.class::cast)
                .anyMatch(differs -> failure instanceof Failure.Silent silent
                        ? differs.expected()
                                .filter(one ->
                                        one.fields().path("rule").asText().equals(silent.rule()))
                                .isPresent()
                        : failure instanceof Failure.Outspoken outspoken
                                && differs.got()
                                        .filter(one -> one.rule().equals(outspoken.rule()))
                                        .isPresent());
    }

    private void section(String heading, String left, String right, List<Failure.Differs> differs, StringBuilder text) {
        if (differs.isEmpty()) {
            return;
        }
        Beside page = new Beside(width, colour);
        page.heading(left, right);
        text.append("\n  ").append(paint(Paint.BOLD, heading)).append('\n');
        for (Failure.Differs one : differs) {
            if (one != differs.get(0)) {
                page.gap();
            }
            Difference.print(one, page);
        }
        text.append(page);
    }

    private void paragraph(String words, StringBuilder text) {
        text.append('\n');
        Wrapped.lines(PlainText.of(words), Math.max(20, width - 2))
                .forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private String summary(Trial trial) {
        int failed = trial.failed().size();
        int all = trial.results().size();
        String cases = all + (all == 1 ? " case" : " cases");
        String counted = failed == 0 ? cases : failed + " of " + cases;
        return paint(failed == 0 ? Paint.GREEN : Paint.RED, failed == 0 ? "PASSED" : "FAILED") + "  " + counted
                + ", " + trial.rules().size() + " rules, facts in up to " + (1 + CaseRunner.SHUFFLES)
                + " orders (seed " + trial.asked().seed() + "), in " + Spoken.duration(trial.took());
    }

    private String paint(Paint paint, String words) {
        return colour ? paint.on(words) : words;
    }
}
