package dev.selfheal.simulation;

import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Outcome.Delivery;
import dev.selfheal.outcome.Status;
import dev.selfheal.verdict.AlertKind;
import dev.selfheal.verdict.Veto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What the operator saw of a simulated machine: short enough to be kept of every cycle. */
final class Chronicle implements Consumer<Outcome> {
    /** One alert, in true time. */
    record Told(Duration at, AlertKind kind, String about, String subject, String incident) {
        @Override
        public String toString() {
            return kind + " " + about + " " + subject;
        }
    }

    /** One thing that was done, in true time. */
    record Did(Duration at, FixRecord fix) {}

    /** One cycle. */
    record Cycle(Duration at, Status status, List<String> concluded, List<FixRecord> fixes, List<String> vetoes) {}

    final List<Told> told = new ArrayList<>();
    final List<Did> done = new ArrayList<>();
    final List<Cycle> cycles = new ArrayList<>();
    private final Clocks clocks;

    Chronicle(Clocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void accept(Outcome outcome) {
        Duration at = clocks.then(outcome.startedAt());
        for (Delivery delivery : outcome.alerted()) {
            told.add(new Told(
                    clocks.then(delivery.at()),
                    delivery.alert().kind(),
                    delivery.alert().about(),
                    delivery.alert().subject(),
                    delivery.incident()));
        }
        outcome.fixes().stream()
                .filter(fix -> fix.decision() == Decision.APPLIED)
                .forEach(fix -> done.add(new Did(clocks.then(fix.at()), fix)));
        List<String> concluded = new ArrayList<>();
        outcome.verdict().findings().forEach(one -> concluded.add(one.rule() + " " + one.subject()));
        outcome.verdict().causes().forEach(one -> concluded.add(one.rule() + " " + one.subject()));
        TreeSet<String> vetoes = new TreeSet<>();
        outcome.verdict().vetoes().stream().map(Veto::rule).forEach(vetoes::add);
        cycles.add(new Cycle(at, outcome.status(), concluded, outcome.fixes(), List.copyOf(vetoes)));
    }

    /** The alerts about this subject, as they came. */
    List<Told> about(String subject) {
        return told.stream().filter(one -> one.subject().equals(subject)).toList();
    }

    /** When something was done to this target. */
    List<Duration> acts(String target) {
        return done.stream()
                .filter(one -> one.fix().target().equals(target))
                .map(Did::at)
                .toList();
    }

    /** The cycles in this time, its end excluded. */
    List<Cycle> between(Duration from, Duration to) {
        return cycles.stream()
                .filter(one -> one.at().compareTo(from) >= 0 && one.at().compareTo(to) < 0)
                .toList();
    }
}
