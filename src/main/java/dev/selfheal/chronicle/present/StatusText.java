package dev.selfheal.chronicle.present;

import dev.selfheal.chronicle.present.StatusReport.Healed;
import dev.selfheal.chronicle.present.StatusReport.HeldBack;
import dev.selfheal.chronicle.present.StatusReport.LastCycle;
import dev.selfheal.chronicle.present.StatusReport.Sick;
import dev.selfheal.fact.Pause;
import dev.selfheal.outcome.Page;
import dev.selfheal.outcome.Page.Item;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.Pausing;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * How it is now, on one screen of a terminal. That nobody looked for long comes first: then the rest is how it was.
 *
 * @param width columns of the terminal
 * @param colour whether to use ANSI colours
 */
public record StatusText(ZoneId zone, int width, boolean colour) {
    /** Ends with a line feed. */
    public String print(StatusReport report) {
        Page page = new Page(width, colour);
        title(page, report);
        if (report.stale()) {
            page.paragraph(Paint.RED, stale(report));
        }
        page.shortSection(Paint.RED, "Critical", sick(report, Severity.CRITICAL));
        page.shortSection(Paint.YELLOW, "Warnings", sick(report, Severity.WARNING));
        page.shortSection(
                Paint.YELLOW,
                "Held back",
                report.heldBack().stream().map(one -> held(one, report.now())).toList());
        page.shortSection(
                Paint.YELLOW,
                "Paused",
                new Pausing(
                                report.pauses().stream()
                                        .map(one -> new Pause(one.subject(), one.reason(), one.since(), one.until()))
                                        .toList(),
                                report.now(),
                                zone)
                        .items());
        page.shortSection(
                Paint.GREEN,
                "Healed in the last 24 hours",
                report.healed().stream().map(one -> healed(one, report.now())).toList());
        page.shortSection(
                Paint.RED,
                "Trouble in Selfheal itself, and what could not be checked",
                report.problems().stream().map(one -> Item.of("-", one)).toList());
        closing(page, report);
        return page.toString();
    }

    private void title(Page page, StatusReport report) {
        LastCycle last = report.lastCycle();
        if (last == null) {
            boolean damaged = !report.problems().isEmpty();
            page.title(
                    Paint.YELLOW, "UNKNOWN", damaged ? "  the last outcome cannot be read" : "  no cycle has run yet");
            return;
        }
        Paint paint = report.stale()
                ? Paint.YELLOW
                : switch (report.state()) {
                    case HEALTHY, HEALED -> Paint.GREEN;
                    case DEGRADED, UNKNOWN -> Paint.YELLOW;
                    case CRITICAL -> Paint.RED;
                };
        String when = "  last cycle " + ago(last.startedAt(), report.now());
        page.title(
                paint,
                (report.stale() ? "WAS " : "") + report.state().name(),
                when + (report.stale() ? "" : next(report)) + (last.complete() ? "" : "; it has not finished"));
    }

    private static String next(StatusReport report) {
        Instant due = report.nextDue();
        if (due == null) {
            return "";
        }
        Duration left = Duration.between(report.now(), due);
        return left.isNegative() ? ", the next is due" : ", the next is due in " + Spoken.span(left);
    }

    static String stale(StatusReport report) {
        Instant due = report.nextDue();
        Duration since = due == null ? Duration.ZERO : Duration.between(due.minus(report.every()), report.now());
        return "No cycle for " + Spoken.span(since) + "; one is due every " + Spoken.span(report.every())
                + ": selfheal doctor tells why. What follows is how it was then.";
    }

    private static String ago(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        return age.isNegative() ? "in the future: the clock was set back" : Spoken.span(age) + " ago";
    }

    private List<Item> sick(StatusReport report, Severity severity) {
        return report.sick().stream()
                .filter(one -> one.severity() == severity)
                .map(one -> sick(one, report.now()))
                .toList();
    }

    private Item sick(Sick one, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(one.message());
        lines.add("since " + Spoken.lately(one.since(), now, zone) + " ("
                + Spoken.span(Duration.between(one.since(), now)) + ")"
                + (one.explainedBy() == null ? "" : ", explained by " + one.explainedBy())
                + (one.told() == null ? "" : ", told " + Spoken.lately(one.told(), now, zone)));
        return new Item(one.subject(), lines);
    }

    private Item held(HeldBack one, Instant now) {
        List<String> others = one.subjects().stream()
                .filter(subject -> !subject.equals(one.target()))
                .toList();
        return Item.of(
                one.target(),
                one.action() + (others.isEmpty() ? "" : " for " + String.join(", ", others)),
                one.reason()
                        + (one.until() == null
                                ? "; held until that changes"
                                : "; held until " + Spoken.lately(one.until(), now, zone)));
    }

    private Item healed(Healed one, Instant now) {
        return Item.of(
                one.subject(),
                Spoken.lately(one.at(), now, zone) + " by " + one.action()
                        + (one.target().equals(one.subject()) ? "" : " of " + one.target()) + ", after "
                        + Spoken.span(Duration.between(one.since(), one.at())),
                "was: " + one.message());
    }

    private static void closing(Page page, StatusReport report) {
        if (report.nextDue() == null) {
            page.paragraph(Paint.FAINT, "To have one: selfheal run. To have one every few minutes: selfheal install");
        } else if (report.sick().isEmpty() && report.problems().isEmpty()) {
            page.paragraph(Paint.FAINT, report.watched() + " subjects watched, nothing wrong");
        } else {
            page.paragraph(Paint.FAINT, "What happened before: selfheal history");
        }
    }
}
