package dev.selfheal.chronicle.present;

import dev.selfheal.chronicle.present.StatusReport.Sick;
import dev.selfheal.chronicle.present.StatusReport.State;
import dev.selfheal.fact.Pause;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.PlainText;
import dev.selfheal.outcome.Wrapped;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How it is now in at most 60 characters, for a prompt or a menu bar.
 *
 * @param unicode whether it may hold more than ASCII
 * @param colour whether to use ANSI colours, which count as no characters
 */
public record StatusLine(boolean unicode, boolean colour) {
    private static final int LONGEST = 60;
    private static final int LONGEST_NAME = 20;
    private static final String PAUSED = ", paused";

    /** Without a line end. */
    public String print(StatusReport report) {
        String words = words(report);
        boolean everything =
                report.pauses().stream().anyMatch(one -> one.subject().equals(Pause.EVERYTHING));
        String line = everything && Wrapped.length(words) + PAUSED.length() <= LONGEST ? words + PAUSED : words;
        return colour ? paint(report).on(line) : line;
    }

    private static Paint paint(StatusReport report) {
        if (report.stale() || report.state() == State.CRITICAL) {
            return Paint.RED;
        }
        return report.state() == State.HEALTHY || report.state() == State.HEALED ? Paint.GREEN : Paint.YELLOW;
    }

    private String words(StatusReport report) {
        Instant due = report.nextDue();
        String age = due == null ? "" : brief(Duration.between(due.minus(report.every()), report.now()));
        if (report.stale()) {
            return "stale: no cycle for " + age;
        }
        return switch (report.state()) {
            case UNKNOWN -> report.problems().isEmpty() ? "no cycle yet" : "unknown: the last outcome cannot be read";
            case HEALTHY -> good() + "healthy " + age;
            case HEALED -> good() + "healed " + age;
            case CRITICAL -> sick(report, Severity.CRITICAL, "critical", "critical");
            case DEGRADED -> {
                boolean warned = report.sick().stream().anyMatch(one -> one.severity() == Severity.WARNING);
                yield warned
                        ? sick(report, Severity.WARNING, "warning", "warnings")
                        : "degraded: " + report.problems().size() + " not done or checked";
            }
        };
    }

    private String good() {
        return unicode ? "\u2713 " : "";
    }

    private static String sick(StatusReport report, Severity severity, String one, String many) {
        List<Sick> all = report.sick().stream()
                .filter(sick -> sick.severity() == severity)
                .toList();
        // What a cause is called says less than what is down; where it stands alone it is all there is.
        List<String> found = names(all.stream().filter(sick -> !sick.cause()).toList());
        List<String> names = found.isEmpty() ? names(all) : found;
        StringBuilder line = new StringBuilder(names.size() + " " + (names.size() == 1 ? one : many));
        String lead = ": ";
        for (int i = 0; i < names.size(); i++) {
            int left = names.size() - i - 1;
            int reserved = left == 0 ? 0 : ", +".length() + String.valueOf(left).length();
            if (Wrapped.length(line.toString()) + lead.length() + Wrapped.length(names.get(i)) + reserved > LONGEST) {
                return line.append(lead).append('+').append(left + 1).toString();
            }
            line.append(lead).append(names.get(i));
            lead = ", ";
        }
        return line.toString();
    }

    private static List<String> names(List<Sick> sick) {
        return sick.stream().map(Sick::subject).distinct().map(StatusLine::name).toList();
    }

    /** Without its kind, and of a path the last part. */
    private static String name(String subject) {
        String name = PlainText.of(subject.substring(subject.indexOf(':') + 1));
        String last = name.substring(name.lastIndexOf('/') + 1);
        String brief = last.isEmpty() ? name : last;
        return Wrapped.length(brief) <= LONGEST_NAME
                ? brief
                : brief.substring(0, brief.offsetByCodePoints(0, LONGEST_NAME - 2)) + "..";
    }

    private static String brief(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return Optional.of(seconds)
                .map(age -> age < 60
                        ? age + "s"
                        : age < 3600 ? age / 60 + "m" : age < 172_800 ? age / 3600 + "h" : age / 86_400 + "d")
                .orElseThrow();
    }
}
