package dev.selfheal.cycle;

import dev.selfheal.alert.AlertLine;
import dev.selfheal.alert.Post;
import dev.selfheal.alert.Posted;
import dev.selfheal.fact.Incident;
import dev.selfheal.outcome.Outcome.Delivery;
import dev.selfheal.sys.Clock;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.AlertKind;
import dev.selfheal.verdict.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries the alerts of one cycle to the sinks, and what waits for them since earlier ones. */
final class Telling {
    /**
     * An alert that is to be told.
     *
     * @param incident what it is about
     */
    record Due(Alert alert, Incident incident) {}

    private final Post post;
    private final String host;
    private final String cycle;
    private final Duration most;
    private final Clock clock;
    private final Consumer<String> problems;

    /**
     * @param most how long all of it may take
     * @param problems is told what went wrong, for people
     */
    Telling(Post post, String host, String cycle, Duration most, Clock clock, Consumer<String> problems) {
        this.post = post;
        this.host = host;
        this.cycle = cycle;
        this.most = most;
        this.clock = clock;
        this.problems = problems;
    }

    /**
     * Tells them, in this order.
     *
     * @param settled is handed each that need not be asked for again, as soon as that is certain: a sink has it, or it is kept
     *     until one has. What cannot be kept may have arrived all the same and then is handed over at the end
     */
    List<Delivery> tell(List<Due> all, Consumer<Due> settled) throws InterruptedException {
        Map<Due, AlertLine> unsettled = new LinkedHashMap<>();
        for (Due due : all) {
            Incident incident = due.incident();
            AlertLine line = AlertLine.of(due.alert(), clock.now(), incident.id(), incident.since(), host, cycle);
            if (post.take(line)) {
                settled.accept(due);
            } else {
                unsettled.put(due, line);
            }
        }
        List<Posted> posted = post.deliver(most);
        unsettled.forEach((due, line) -> {
            if (posted.stream().anyMatch(one -> one.arrived() && one.line().equals(line))) {
                settled.accept(due);
            }
        });
        post.problems().forEach(problems);
        List<Delivery> deliveries = new ArrayList<>();
        posted.forEach(one -> delivery(one).ifPresent(deliveries::add));
        return deliveries;
    }

    private Optional<Delivery> delivery(Posted one) {
        AlertLine line = one.line();
        return alert(line)
                .map(alert -> new Delivery(
                        line.incident(),
                        alert,
                        clock.now(),
                        one.sink(),
                        one.error().orElse(null)));
    }

    /** The alert of a line; none where another version of Selfheal kept it, and knows more kinds. */
    private static Optional<Alert> alert(AlertLine line) {
        try {
            return Optional.of(new Alert(
                    line.by(),
                    AlertKind.valueOf(line.kind().toUpperCase(Locale.ROOT)),
                    line.rule(),
                    line.subject(),
                    Severity.valueOf(line.severity().toUpperCase(Locale.ROOT)),
                    line.message()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
