package dev.selfheal.cycle;

import dev.selfheal.alert.AlertLine;
import dev.selfheal.alert.Sink;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome.Delivery;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.AlertKind;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows findings and causes over time: opens an incident for each, carries the alerts that rules ask for to the sinks, and
 * closes what is over. An alert that no sink took is asked for again by the rules of the next cycle.
 */
final class Incidents {
    private final Ledger ledger;
    private final List<Sink> sinks;
    private final String host;
    private final String cycle;

    Incidents(Ledger ledger, List<Sink> sinks, String host, String cycle) {
        this.ledger = ledger;
        this.sinks = sinks;
        this.host = host;
        this.cycle = cycle;
    }

    /**
     * Brings the incidents in line with the last judgement of a cycle. Returns what became of its alerts.
     *
     * @param judged whether rules made it: where none could, nothing is over
     */
    List<Delivery> follow(Judgement last, boolean judged, Instant now) {
        Verdict verdict = last.verdict();
        concluded(verdict).forEach(one -> ledger.opened(one.rule(), one.subject(), now));
        List<Delivery> deliveries = new ArrayList<>();
        for (Alert alert : verdict.alerts()) {
            incident(alert.about(), alert.subject(), now)
                    .ifPresent(incident -> deliveries.addAll(tell(alert, incident, now)));
        }
        for (Incident incident : ledger.incidents(now)) {
            if (judged && !incident.announced() && isOver(incident, last)) {
                ledger.closed(incident.id(), "resolved", now);
            }
        }
        return deliveries;
    }

    private List<Delivery> tell(Alert alert, Incident incident, Instant now) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Sink sink : sinks) {
            Optional<String> error = sink.deliver(new AlertLine(now, incident.id(), alert, host, cycle));
            deliveries.add(new Delivery(incident.id(), alert, now, sink.name(), error.orElse(null)));
        }
        if (deliveries.stream().anyMatch(delivery -> delivery.error() == null)) {
            if (alert.kind() == AlertKind.OPENED) {
                ledger.announced(incident.id(), now);
            } else {
                ledger.closed(incident.id(), "resolved", now);
            }
        }
        return deliveries;
    }

    private Optional<Incident> incident(String rule, String subject, Instant now) {
        return ledger.incidents(now).stream()
                .filter(incident -> incident.rule().equals(rule))
                .filter(incident -> incident.subject().equals(subject))
                .findFirst();
    }

    /** Gone from the verdict, and not because its subject could not be looked at. */
    private static boolean isOver(Incident incident, Judgement last) {
        boolean stands = concluded(last.verdict())
                .anyMatch(one ->
                        one.rule().equals(incident.rule()) && one.subject().equals(incident.subject()));
        return !stands && last.facts().stream().noneMatch(fact -> unknown(fact, incident.subject()));
    }

    private static boolean unknown(Fact fact, String subject) {
        return fact instanceof ProbeFailure && fact.subject().equals(subject);
    }

    private static Stream<Conclusion> concluded(Verdict verdict) {
        return Stream.concat(verdict.findings().stream(), verdict.causes().stream());
    }
}
