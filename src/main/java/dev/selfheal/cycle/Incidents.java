package dev.selfheal.cycle;

import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Streak;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome.Delivery;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows findings and causes over time: opens an incident for each, carries the alerts that rules ask for to the sinks, and
 * closes what is over. An alert that no sink took and that could not be kept is asked for again by the rules of the next cycle.
 */
final class Incidents {
    private final Ledger ledger;
    private final Telling telling;

    Incidents(Ledger ledger, Telling telling) {
        this.ledger = ledger;
        this.telling = telling;
    }

    /**
     * Brings the incidents in line with the last judgement of a cycle. Returns what became of its alerts.
     *
     * @param judged whether rules made it: where none could, nothing is over
     */
    List<Delivery> follow(Judgement last, boolean judged, Instant now) throws InterruptedException {
        Verdict verdict = last.verdict();
        Courses.concluded(verdict).forEach(one -> ledger.opened(one.rule(), one.subject(), now));
        List<Telling.Due> due = new ArrayList<>();
        for (Alert alert : verdict.alerts()) {
            incident(alert.about(), alert.subject(), now)
                    .ifPresent(incident -> due.add(new Telling.Due(alert, incident)));
        }
        List<Delivery> deliveries = telling.tell(due, told -> settled(told, now));
        if (judged) {
            remembered(last)
                    .filter(incident -> !incident.announced() && !stands(incident, verdict))
                    .forEach(incident -> end(incident, last).ifPresent(how -> ledger.closed(incident.id(), how, now)));
        }
        return deliveries;
    }

    /** It need not be asked for again. */
    private void settled(Telling.Due told, Instant now) {
        String id = told.incident().id();
        switch (told.alert().kind()) {
            case OPENED, REMINDER -> ledger.announced(id, now);
            case RESOLVED -> ledger.closed(id, "resolved", now);
            case CLOSED -> ledger.closed(id, told.alert().message(), now);
        }
    }

    private Optional<Incident> incident(String rule, String subject, Instant now) {
        return ledger.incidents(now).stream()
                .filter(incident -> incident.rule().equals(rule))
                .filter(incident -> incident.subject().equals(subject))
                .findFirst();
    }

    /** Those of earlier cycles, as the judgement knew them. */
    private static Stream<Incident> remembered(Judgement last) {
        return last.facts().stream().filter(Incident.class::isInstance).map(Incident.class::cast);
    }

    /**
     * How an incident that nobody was told of is over, if it is; of the others, rules say so. As with those, what comes and
     * goes is one incident: it takes a second good cycle.
     */
    private static Optional<String> end(Incident incident, Judgement last) {
        if (!incident.watched()) {
            return Optional.of("no longer watched");
        }
        if (incident.retired()) {
            return Optional.of("retired");
        }
        boolean good = last.facts().stream()
                .anyMatch(fact -> fact instanceof Streak streak
                        && streak.rule().equals(incident.rule())
                        && streak.subject().equals(incident.subject())
                        && streak.good() > 0);
        return good && Courses.observed(last, incident.subject()) ? Optional.of("resolved") : Optional.empty();
    }

    private static boolean stands(Incident incident, Verdict verdict) {
        return Courses.concluded(verdict)
                .anyMatch(one ->
                        one.rule().equals(incident.rule()) && one.subject().equals(incident.subject()));
    }
}
