package dev.selfheal.chronicle;

import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Spoken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the monitor had trouble with. What differs by its numbers only is the same: the id of a cycle, a size, a time. */
final class Troubles {
    private Troubles() {}

    static List<Trouble> after(List<Trouble> before, Outcome outcome, Bounds bounds) {
        List<Trouble> after = new ArrayList<>(before);
        outcome.problems().forEach(problem -> add(after, problem, outcome.startedAt(), bounds));
        outcome.facts().stream()
                .filter(ProbeFailure.class::isInstance)
                .map(ProbeFailure.class::cast)
                .forEach(failed -> add(after, words(failed), outcome.startedAt(), bounds));
        return List.copyOf(after);
    }

    private static String words(ProbeFailure failed) {
        return Spoken.unchecked(failed.subject(), failed.reason().name(), failed.detail());
    }

    private static void add(List<Trouble> troubles, String words, Instant at, Bounds bounds) {
        String what = Bounds.text(words);
        String kind = kind(what);
        for (int i = 0; i < troubles.size(); i++) {
            Trouble same = troubles.get(i);
            if (kind(same.what()).equals(kind)) {
                Instant first = at.isBefore(same.first()) ? at : same.first();
                Instant last = at.isAfter(same.last()) ? at : same.last();
                troubles.set(i, new Trouble(what, same.times() + 1, first, last));
                return;
            }
        }
        if (troubles.size() < Bounds.TROUBLES) {
            troubles.add(new Trouble(what, 1, at, at));
        } else {
            bounds.leave("troubles");
        }
    }

    private static String kind(String what) {
        StringBuilder kind = new StringBuilder(what.length());
        boolean number = false;
        for (int i = 0; i < what.length(); i++) {
            boolean digit = Character.isDigit(what.charAt(i));
            if (!digit) {
                kind.append(what.charAt(i));
            } else if (!number) {
                kind.append('#');
            }
            number = digit;
        }
        return kind.toString();
    }
}
