package dev.selfheal.outcome;

import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.outcome.Page.Item;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An outcome as a short report for a terminal, what matters most first. Whatever came from outside is printed without control
 * characters: no log line can paint the terminal.
 *
 * @param zone the reader's; times are shown in it
 * @param width columns of the terminal
 * @param colour whether to use ANSI colours
 */
public record TextReport(ZoneId zone, int width, boolean colour) {
    /** The report; ends with a line feed. */
    public String print(Outcome outcome) {
        Page page = new Page(width, colour);
        title(page, outcome);
        Findings findings = new Findings(outcome.verdict(), outcome.facts());
        Fixes fixes = new Fixes(outcome, zone);
        page.shortSection(Paint.RED, "Critical", findings.of(Severity.CRITICAL));
        page.shortSection(Paint.GREEN, "Fixed", fixes.healed());
        page.shortSection(Paint.RED, "Tried, not healed", fixes.notHealed());
        page.shortSection(Paint.BOLD, "Would do", fixes.planned());
        page.shortSection(Paint.YELLOW, "Paused", new Pausing(outcome.facts(), outcome.startedAt(), zone).items());
        page.shortSection(Paint.YELLOW, "Held back", fixes.heldBack());
        page.shortSection(Paint.YELLOW, "Warnings", findings.of(Severity.WARNING));
        page.shortSection(Paint.YELLOW, "Could not check", findings.unchecked());
        diagnosis(page, outcome.diagnosis());
        page.shortSection(Paint.BOLD, "Alerts", alerts(outcome));
        page.shortSection(Paint.RED, "Trouble in Selfheal itself", troubles(outcome));
        page.shortSection(Paint.FAINT, "Well again without help", fixes.alreadyWell());
        page.shortSection(Paint.FAINT, "Notes", findings.of(Severity.INFO));
        closing(page, outcome);
        return page.toString();
    }

    /** What the model said, or why it said nothing; ends with a line feed. */
    public String print(DiagnosisRecord record) {
        Page page = new Page(width, colour);
        diagnosis(page, record);
        return page.toString().stripLeading();
    }

    private void title(Page page, Outcome outcome) {
        Paint paint =
                switch (outcome.status()) {
                    case HEALTHY, HEALED -> Paint.GREEN;
                    case DEGRADED -> Paint.YELLOW;
                    case CRITICAL -> Paint.RED;
                };
        String took = outcome.finishedAt() == null
                ? "not finished"
                : "in " + Spoken.duration(Duration.between(outcome.startedAt(), outcome.finishedAt()));
        page.title(
                paint,
                outcome.status().name(),
                "  " + PlainText.of(outcome.host()) + "  " + Spoken.time(outcome.startedAt(), zone) + "  " + took
                        + (outcome.mode() == Mode.DRY_RUN ? "  (dry run)" : ""));
    }

    private static void diagnosis(Page page, DiagnosisRecord diagnosis) {
        switch (diagnosis.state()) {
            case NOT_NEEDED -> {}
            case PENDING ->
                page.section(Paint.BOLD, "The model's guess", List.of(Item.of("", "still being asked for")));
            case NONE -> page.section(Paint.BOLD, "No diagnosis", List.of(Item.of("", "" + diagnosis.reason())));
            case KNOWN ->
                page.section(Paint.BOLD, "Why, as the facts alone tell", List.of(new Item("", said(diagnosis))));
            case ANSWERED -> page.section(Paint.BOLD, guess(diagnosis), List.of(new Item("", said(diagnosis))));
        }
    }

    private static String guess(DiagnosisRecord diagnosis) {
        String sure = diagnosis.confidence() == null ? "" : ", confidence " + diagnosis.confidence();
        String took = diagnosis.took() == null ? "" : ", in " + Spoken.duration(diagnosis.took());
        return "The model's guess (" + diagnosis.model() + sure.toLowerCase(Locale.ROOT) + took + ")";
    }

    private static List<String> said(DiagnosisRecord diagnosis) {
        List<String> lines = new ArrayList<>();
        if (diagnosis.cause() != null) {
            lines.add("Cause: " + diagnosis.cause());
        }
        if (diagnosis.explanation() != null) {
            diagnosis.explanation().lines().filter(line -> !line.isBlank()).forEach(lines::add);
        }
        if (diagnosis.reason() != null) {
            lines.add("It " + diagnosis.reason());
        }
        if (diagnosis.missing() != null) {
            lines.add("It would need to know: " + diagnosis.missing());
        }
        return lines;
    }

    private static List<Item> alerts(Outcome outcome) {
        return outcome.alerted().stream()
                .map(sent -> Item.of(
                        sent.alert().subject(),
                        sent.alert().kind().name().toLowerCase(Locale.ROOT)
                                + (sent.error() == null
                                        ? ", told " + sent.sink()
                                        : ", NOT told " + sent.sink() + ": " + sent.error())))
                .toList();
    }

    private static List<Item> troubles(Outcome outcome) {
        return outcome.problems().stream().map(problem -> Item.of("-", problem)).toList();
    }

    private static void closing(Page page, Outcome outcome) {
        Counts counts = Counts.of(outcome);
        boolean quiet = outcome.status() == Status.HEALTHY && counts.sick() == 0;
        page.paragraph(
                Paint.FAINT, quiet ? counts.observed() + " subjects observed, nothing wrong" : counts.toString());
        if (outcome.mode() == Mode.DRY_RUN) {
            boolean plan = outcome.fixes().stream().anyMatch(fix -> fix.decision() == Decision.PLANNED);
            page.paragraph(Paint.BOLD, "Dry run: nothing was changed" + (plan ? "." : ", and nothing would be."));
        } else if (outcome.mode() == Mode.OBSERVE) {
            page.paragraph(
                    Paint.BOLD,
                    "There is no inventory yet, so nothing was changed. To let Selfheal heal, write one: selfheal init");
        }
    }
}
