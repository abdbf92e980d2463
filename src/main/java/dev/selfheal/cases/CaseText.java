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
        List<Failure.Differs> differs = result.differences();
        sections("expected", "got", differs, text);
        for (Failure failure : result.failures()) {
            if (failure instanceof Failure.Unordered order) {
                String shuffled =
                        "The verdict depends on the order of the facts (shuffled by seed " + order.seed() + "):";
                paragraph(shuffled, text);
                sections("as written", "shuffled", Comparison.of(order.first(), order.other()), text);
            } else if (!(failure instanceof Failure.Differs) && !told(failure, differs)) {
                paragraph(failure.message(), text);
            }
        }
        new Advice(trial, result).lines().forEach(line -> text.append(line).append('\n'));
        text.append('\n');
    }

    /** Whether a conclusion that is missing or too many has told it already. */
    private static boolean told(Failure failure, List<Failure.Differs> differs) {
        if (failure instanceof Failure.Silent silent) {
            return differs.stream().anyMatch(one -> one.expects(silent.rule()));
        }
        return failure instanceof Failure.Outspoken outspoken
                && differs.stream().anyMatch(one -> one.concludes(outspoken.rule()));
    }

    private void sections(String left, String right, List<Failure.Differs> differs, StringBuilder text) {
        for (Layer layer : Layer.values()) {
            Beside page = new Beside(width, colour, left, right);
            page.heading();
            List<Failure.Differs> here =
                    differs.stream().filter(one -> one.layer() == layer).toList();
            for (int i = 0; i < here.size(); i++) {
                if (i > 0) {
                    page.gap();
                }
                Difference.print(here.get(i), page);
            }
            if (!here.isEmpty()) {
                text.append("\n  ")
                        .append(paint(Paint.BOLD, layer.key()))
                        .append('\n')
                        .append(page);
            }
        }
    }

    private void paragraph(String words, StringBuilder text) {
        text.append('\n');
        Wrapped.lines(PlainText.of(words), Math.max(20, width - 2))
                .forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private String summary(Trial trial) {
        int failed = trial.failed().size();
        int all = trial.results().size();
        String cases = counted(all, "case");
        String those = failed == 0 ? cases : failed + " of " + cases;
        return paint(failed == 0 ? Paint.GREEN : Paint.RED, failed == 0 ? "PASSED" : "FAILED") + "  " + those
                + ", " + counted(trial.rules().size(), "rule") + ", facts in up to " + (1 + CaseRunner.SHUFFLES)
                + " orders (seed " + trial.asked().seed() + "), in " + Spoken.duration(trial.took());
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private String paint(Paint paint, String words) {
        return colour ? paint.on(words) : words;
    }
}
