package dev.selfheal.chronicle.told;

import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Episode.End;
import dev.selfheal.chronicle.Episode.Held;
import dev.selfheal.chronicle.Episode.Try;
import dev.selfheal.outcome.Page;
import dev.selfheal.outcome.Page.Item;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What happened, for a terminal: first in one sentence, then what is still open, then the rest, the newest first.
 *
 * @param width columns of the terminal
 * @param colour whether to use ANSI colours
 */
public record HistoryText(ZoneId zone, int width, boolean colour) {
    /** Ends with a line feed. */
    public String print(HistoryReport report) {
        Page page = new Page(width, colour);
        page.paragraph(paint(report), Sentence.of(report));
        counts(report.counts()).ifPresent(line -> page.paragraph(Paint.FAINT, line));
        if (report.cycles() == 0) {
            page.paragraph(Paint.FAINT, "Why none did: selfheal doctor");
        }
        section(page, report, Paint.RED, "Still open", episode -> episode.end() == null);
        section(page, report, Paint.GREEN, "Healed", episode -> episode.end() == End.HEALED);
        section(page, report, Paint.BOLD, "Well again without a fix", episode -> episode.end() == End.RECOVERED);
        section(page, report, Paint.FAINT, "Followed no longer", episode -> episode.end() == End.CLOSED);
        List<Item> subjects = SubjectTable.rows(report);
        if (report.subject() == null && !subjects.isEmpty()) {
            page.shortSection(Paint.BOLD, "By subject", subjects);
        }
        return page.toString().stripLeading();
    }

    /** What the sentence has no room for. */
    private static Optional<String> counts(HistoryReport.Counts counts) {
        List<String> also = new ArrayList<>();
        if (counts.heldBack() > 0) {
            also.add(counts.heldBack() + (counts.heldBack() == 1 ? " fix" : " fixes") + " held back");
        }
        if (counts.noted() > 0) {
            also.add(counts.noted() + (counts.noted() == 1 ? " thing" : " things") + " noted");
        }
        if (counts.closed() > 0) {
            also.add(counts.closed() + " followed no longer");
        }
        return also.isEmpty() ? Optional.empty() : Optional.of("Also: " + String.join(", ", also) + ".");
    }

    private static Paint paint(HistoryReport report) {
        boolean critical =
                report.incidents().stream().anyMatch(one -> one.sick() && one.severity() == Severity.CRITICAL);
        boolean bad = report.cycles() == 0 || report.counts().open() > 0;
        return critical ? Paint.RED : bad ? Paint.YELLOW : Paint.GREEN;
    }

    private void section(Page page, HistoryReport report, Paint paint, String heading, Predicate<Episode> which) {
        List<Item> items = new ArrayList<>();
        report.incidents().stream()
                .filter(which)
                .map(one -> item(one, report.now()))
                .forEach(items::add);
        Collections.reverse(items);
        if (report.subject() == null) {
            page.shortSection(paint, heading, items);
        } else {
            page.section(paint, heading, items);
        }
    }

    private Item item(Episode episode, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(episode.subject() + " " + ended(episode, now));
        lines.add(episode.message() + (episode.explainedBy() == null ? "" : "; explained by " + episode.explainedBy()));
        if (episode.end() == null) {
            episode.tries().stream()
                    .reduce((before, after) -> after)
                    .ifPresent(last -> lines.add(tried(episode, last, now)));
            episode.held().stream().reduce((before, after) -> after).ifPresent(last -> lines.add(held(last, now)));
            if (episode.hypothesis() != null) {
                String who = episode.hypothesis().model() == null ? "the facts alone tell" : "the model's guess";
                lines.add(who + ": " + episode.hypothesis().cause());
            }
        }
        return new Item(Spoken.moment(episode.since(), now, zone), lines);
    }

    private String ended(Episode episode, Instant now) {
        Instant until = episode.until() == null ? now : episode.until();
        String time = Spoken.span(Duration.between(episode.since(), until));
        if (episode.end() == null) {
            return severity(episode)
                    + (episode.well() == null
                            ? ", for " + time + " now"
                            : ", seen to be well since "
                                    + Spoken.moment(episode.well().at(), now, zone));
        }
        return switch (episode.end()) {
            case HEALED -> "healed after " + time + by(episode);
            case RECOVERED -> "well again after " + time + (episode.tries().isEmpty() ? "" : tries(episode));
            case CLOSED -> episode.note() + ", after " + time;
        };
    }

    private static String severity(Episode episode) {
        return episode.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String by(Episode episode) {
        return episode.tries().stream()
                .filter(one -> one.result().equals("healed"))
                .reduce((before, after) -> after)
                .map(one ->
                        " by " + one.action() + (one.target().equals(episode.subject()) ? "" : " of " + one.target()))
                .orElse("");
    }

    private static String tries(Episode episode) {
        int tries = episode.tries().size();
        return ", and " + (tries == 1 ? "a fix" : tries + " fixes") + " that did not prove to help";
    }

    private String tried(Episode episode, Try last, Instant now) {
        int tries = episode.tries().size();
        return (tries == 1 ? "tried once, " : "tried " + tries + " times, last ") + Spoken.moment(last.at(), now, zone)
                + ": " + last.action() + ": " + last.result();
    }

    private String held(Held last, Instant now) {
        Instant until = last.until();
        return "held back: " + last.reason()
                + (until == null || !until.isAfter(now) ? "" : "; until " + Spoken.moment(until, now, zone));
    }
}
