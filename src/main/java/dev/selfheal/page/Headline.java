package dev.selfheal.page;

import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.outcome.Status;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How it is, in one line.
 *
 * @param word the status, or that it is not known
 * @param style how the word is painted
 * @param rest of the sentence
 * @param host the machine; empty where it is not known
 */
record Headline(String word, String style, String rest, String host) {
    private static final int LONGEST_HOST = 80;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_NAMED = 2;

    static Headline of(Moment moment) {
        Outcome latest = moment.latest();
        if (latest == null) {
            return new Headline("UNKNOWN", "unknown", "there is no outcome of a latest cycle that can be read", "");
        }
        String host = Visible.shortened(latest.host(), LONGEST_HOST);
        Status status = latest.status();
        if (moment.stale()) {
            return new Headline(
                    "STALE", "critical", "it was " + status + " at the last cycle, and none came since", host);
        }
        return new Headline(status.name(), status.name().toLowerCase(Locale.ROOT), rest(latest), host);
    }

    String title() {
        return word + (host.isEmpty() ? "" : " \u00b7 " + host) + " \u00b7 Selfheal";
    }

    private static String rest(Outcome latest) {
        List<String> critical = sick(latest, Severity.CRITICAL);
        List<String> warned = sick(latest, Severity.WARNING);
        warned.removeAll(critical);
        String found =
                switch (latest.status()) {
                    case HEALTHY -> "nothing is wrong";
                    case HEALED -> "what was sick is proven well again";
                    case DEGRADED, CRITICAL ->
                        critical.isEmpty() && warned.isEmpty()
                                ? "something could not be checked"
                                : critical.isEmpty() ? named(warned) : named(critical) + besides(warned.size());
                };
        return latest.mode() == Mode.OBSERVE ? found + " (only observed: there is no inventory)" : found;
    }

    private static String besides(int warned) {
        return warned == 0 ? "" : "; " + Counted.of(warned, "warning") + " besides";
    }

    /** Who it is, where few are: whoever wakes at night wants no number. */
    private static String named(List<String> subjects) {
        String first = subjects.stream()
                .limit(MOST_NAMED)
                .map(subject -> Visible.shortened(subject, LONGEST_NAME))
                .collect(Collectors.joining(", "));
        return subjects.size() <= MOST_NAMED ? first : first + " and " + (subjects.size() - MOST_NAMED) + " more";
    }

    private static List<String> sick(Outcome latest, Severity severity) {
        return Stream.concat(
                        latest.verdict().causes().stream()
                                .filter(cause -> cause.severity() == severity)
                                .map(Cause::subject),
                        latest.verdict().findings().stream()
                                .filter(finding -> finding.severity() == severity)
                                .map(Finding::subject))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
