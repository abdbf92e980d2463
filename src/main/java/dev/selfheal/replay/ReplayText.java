package dev.selfheal.replay;

import dev.selfheal.outcome.Findings;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Page;
import dev.selfheal.outcome.Page.Item;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.outcome.Status;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Veto;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was judged again, for people: a line where nothing is wrong, and otherwise what is wrong, what would be done about it,
 * and what differs from then.
 *
 * @param zone the reader's; times are shown in it
 * @param width columns of the terminal
 * @param colour whether to use ANSI colours
 */
public record ReplayText(ZoneId zone, int width, boolean colour) {
    private static final int WIDEST_STATUS = Status.CRITICAL.name().length();

    /** Ends with a line feed; with an empty line, if it has more than one. */
    public String print(Replayed replayed) {
        Page page = new Page(width, colour);
        Judgement last = replayed.last();
        title(page, replayed);
        Findings findings = new Findings(last.verdict(), last.facts());
        page.shortSection(Paint.RED, "Critical", findings.of(Severity.CRITICAL));
        page.shortSection(Paint.BOLD, "Would do", fixes(replayed, true));
        page.shortSection(Paint.YELLOW, "Would hold back", fixes(replayed, false));
        page.shortSection(Paint.YELLOW, "Warnings", findings.of(Severity.WARNING));
        page.shortSection(Paint.YELLOW, "Could not check", findings.unchecked());
        page.shortSection(Paint.BOLD, "Would ask the model about", asked(last));
        page.shortSection(Paint.BOLD, "Would alert", alerts(last));
        page.shortSection(Paint.FAINT, "Notes", findings.of(Severity.INFO));
        page.shortSection(Paint.RED, "Differs from what was decided then", differences(replayed));
        String text = page.toString();
        return text.indexOf('\n') == text.length() - 1 ? text : text + "\n";
    }

    private void title(Page page, Replayed replayed) {
        Judgement last = replayed.last();
        Status status = Status.after(last.verdict(), last.facts(), List.of(), List.of());
        Paint paint =
                switch (status) {
                    case HEALTHY, HEALED -> Paint.GREEN;
                    case DEGRADED -> Paint.YELLOW;
                    case CRITICAL -> Paint.RED;
                };
        Recorded recorded = replayed.recorded();
        page.title(
                paint,
                status.name()
                        + " ".repeat(Math.max(0, WIDEST_STATUS - status.name().length())),
                "  " + Spoken.day(recorded.at(), zone) + "  " + recorded.place());
    }

    private List<Item> fixes(Replayed replayed, boolean free) {
        List<Item> items = new ArrayList<>();
        for (Judgement round : replayed.rounds()) {
            String when = replayed.rounds().size() == 1 ? "" : ", round " + round.round();
            for (Fix fix : round.verdict().fixes()) {
                List<Veto> vetoes = round.verdict().vetoes(fix);
                if (vetoes.isEmpty() == free) {
                    List<String> lines = new ArrayList<>();
                    lines.add(fix.action() + " for " + fix.subject() + when);
                    vetoes.forEach(veto -> lines.add(veto.reason() + until(veto)));
                    items.add(new Item(fix.target(), lines));
                }
            }
        }
        return items;
    }

    private String until(Veto veto) {
        return veto.until() == null ? "" : "; until " + Spoken.day(veto.until(), zone);
    }

    private static List<Item> asked(Judgement last) {
        return last.verdict().diagnoses().stream()
                .map(request -> new Item(request.subject(), said(request, last)))
                .toList();
    }

    private static List<String> said(DiagnosisRequest request, Judgement last) {
        List<String> lines = new ArrayList<>(List.of(request.about()));
        last.verdict()
                .silences(request)
                .forEach(silence -> lines.add("not asked: "
                        + (silence.cause() == null ? "" : silence.cause() + ": ") + silence.reason() + " ("
                        + silence.rule() + ")"));
        return lines;
    }

    private static List<Item> alerts(Judgement last) {
        return last.verdict().alerts().stream()
                .map(alert ->
                        Item.of(alert.subject(), alert.kind().name().toLowerCase(Locale.ROOT) + ": " + alert.message()))
                .toList();
    }

    private static List<Item> differences(Replayed replayed) {
        boolean several = replayed.rounds().size() > 1;
        return replayed.differences().stream()
                .map(difference -> new Item(difference.any().subject(), told(difference, several)))
                .toList();
    }

    private static List<String> told(Difference difference, boolean several) {
        String rule = difference.any().rule() + (several ? ", round " + difference.round() : "");
        if (difference.then() == null) {
            return List.of("new: " + rule, Told.of(difference.any()));
        }
        return difference.now() == null
                ? List.of("gone: " + rule, Told.of(difference.any()))
                : List.of("changed: " + rule, Told.change(difference.then(), difference.now()));
    }
}
