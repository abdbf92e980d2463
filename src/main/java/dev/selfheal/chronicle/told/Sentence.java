package dev.selfheal.chronicle.told;

import dev.selfheal.outcome.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A stretch of time in one sentence. */
public final class Sentence {
    private Sentence() {}

    public static String of(HistoryReport report) {
        String when = (report.subject() == null ? "In " : report.subject() + ": in ") + span(report);
        if (report.cycles() == 0 && report.incidents().isEmpty()) {
            return when + " no cycle ran.";
        }
        String cycles = when + ", " + number(report.cycles(), "cycle", "cycles") + ": ";
        HistoryReport.Counts counts = report.counts();
        List<String> parts = new ArrayList<>();
        if (counts.healed() > 0) {
            parts.add(healed(counts));
        }
        if (counts.failed() > 0) {
            parts.add(number(counts.failed(), "fix did not help", "fixes did not help"));
        }
        if (counts.recovered() > 0) {
            parts.add(counts.recovered() + " well again without a fix");
        }
        if (counts.open() > 0) {
            parts.add(counts.open() + " still open");
        }
        if (counts.medianTimeToHeal() != null) {
            parts.add("median time to heal " + Spoken.span(counts.medianTimeToHeal()));
        }
        if (parts.isEmpty()) {
            return cycles + "nothing was wrong.";
        }
        return cycles + String.join("; ", parts) + ".";
    }

    private static String healed(HistoryReport.Counts counts) {
        if (counts.healed() == 1) {
            return "healed once, " + (counts.healedAndTold() == 1 ? "and you were told" : "without a word to you");
        }
        String told = counts.healedAndTold() == 0
                ? "none"
                : counts.healedAndTold() == counts.healed() ? "all" : number(counts.healedAndTold());
        return "healed " + number(counts.healed()) + " times, of which you were told of " + told;
    }

    private static String span(HistoryReport report) {
        Duration time = Duration.between(report.since(), report.now());
        if (time.toMinutes() % (24 * 60) == 0) {
            return number((int) time.toDays(), "day", "days");
        }
        return time.toMinutes() % 60 == 0 ? number((int) time.toHours(), "hour", "hours") : Spoken.span(time);
    }

    private static String number(int count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
