package dev.selfheal.chronicle.present;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Chronicles;
import dev.selfheal.chronicle.Day;
import dev.selfheal.chronicle.Episode;
import dev.selfheal.chronicle.Episode.Try;
import dev.selfheal.chronicle.present.StatusReport.Healed;
import dev.selfheal.chronicle.present.StatusReport.HeldBack;
import dev.selfheal.chronicle.present.StatusReport.LastCycle;
import dev.selfheal.chronicle.present.StatusReport.PauseNow;
import dev.selfheal.chronicle.present.StatusReport.Sick;
import dev.selfheal.chronicle.present.StatusReport.State;
import dev.selfheal.ledger.History;
import dev.selfheal.ledger.PauseFile;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Due;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads how it is now: the latest outcome, what the summaries tell of it, and the pauses. It needs no lock, and writes nothing. */
public final class Present {
    private static final Duration LATELY = Duration.ofHours(24);

    /** Of nobody's choosing: what an inventory that says nothing means. */
    private static final Duration USUAL = Duration.ofMinutes(5);

    private static final Set<Decision> HELD = Set.of(Decision.WITHHELD, Decision.REFUSED, Decision.LEFT);

    private final Path state;
    private final Clock clock;
    private final List<String> problems = new ArrayList<>();

    private Present(Path state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** @param state the state folder; it need not be there */
    public static StatusReport read(Path state, Clock clock) {
        return new Present(state, clock).read();
    }

    private StatusReport read() {
        Instant now = clock.now();
        Latest latest = Latest.read(new History(state));
        latest.damage().ifPresent(problems::add);
        Optional<Outcome> outcome = latest.outcome();
        Instant lately = now.minus(LATELY);
        Instant since = outcome.map(Outcome::startedAt).filter(lately::isAfter).orElse(lately);
        Chronicle chronicle = chronicle(since, now);
        if (outcome.isEmpty() && latest.damage().isEmpty() && !chronicle.days().isEmpty()) {
            problems.add("outcome.json is missing; the next cycle writes it anew");
        }
        List<PauseNow> pauses = pauses();
        outcome.ifPresent(one -> problems.addAll(one.problems()));
        problems.addAll(latest.unchecked());
        Duration every = chronicle.days().stream()
                .map(Day::every)
                .filter(Objects::nonNull)
                .reduce((before, after) -> after)
                .orElse(USUAL);
        Optional<Instant> started = outcome.map(Outcome::startedAt)
                .or(() -> chronicle.days().stream().map(Day::last).max(Instant::compareTo));
        return new StatusReport(
                StatusReport.SCHEMA,
                now,
                outcome.map(one -> State.valueOf(one.status().name())).orElse(State.UNKNOWN),
                started.filter(at -> Due.late(Duration.between(at, now), every)).isPresent(),
                outcome.map(one -> new LastCycle(one.id(), one.startedAt(), one.finishedAt() != null))
                        .orElse(null),
                started.map(at -> at.plus(every)).orElse(null),
                every,
                chronicle.days().stream()
                        .reduce((before, after) -> after)
                        .map(day -> day.subjects().size())
                        .orElse(0),
                outcome.map(one -> sick(one, chronicle)).orElseGet(() -> sick(chronicle)),
                outcome.map(Present::heldBack).orElse(List.of()),
                healed(chronicle, lately),
                pauses,
                List.copyOf(problems));
    }

    private Chronicle chronicle(Instant since, Instant now) {
        try {
            Chronicle chronicle = new Chronicles(state, clock.zone()).asTold(since, now);
            problems.addAll(chronicle.problems());
            return chronicle;
        } catch (IOException unreadable) {
            problems.add("the summaries of the last days cannot be read: " + unreadable);
            return new Chronicle(since, now, List.of(), List.of(), List.of());
        }
    }

    private List<PauseNow> pauses() {
        try {
            return new PauseFile(state, clock)
                    .inForce().stream()
                            .map(one -> new PauseNow(one.subject(), one.reason(), one.since(), one.until()))
                            .toList();
        } catch (IOException unknown) {
            problems.add(String.valueOf(unknown.getMessage()));
            return List.of();
        }
    }

    private static List<Sick> sick(Outcome outcome, Chronicle chronicle) {
        Stream<Sick> causes = outcome.verdict().causes().stream()
                .map(cause -> sick(
                        outcome, chronicle, cause.rule(), cause.subject(), cause.severity(), cause.message(), true));
        Stream<Sick> findings = outcome.verdict().findings().stream().map(finding -> sick(outcome, chronicle, finding));
        return Stream.concat(causes, findings)
                .filter(one -> one.severity() != Severity.INFO)
                .sorted(Comparator.comparing(Sick::severity)
                        .reversed()
                        .thenComparing(Sick::cause, Comparator.reverseOrder())
                        .thenComparing(Sick::since)
                        .thenComparing(Sick::subject))
                .toList();
    }

    /** As the summaries have it, where the outcome is lost. */
    private static List<Sick> sick(Chronicle chronicle) {
        return chronicle.episodes().stream()
                .filter(Episode::sick)
                .map(one -> new Sick(
                        one.subject(),
                        one.rule(),
                        one.severity(),
                        one.message(),
                        one.since(),
                        one.told(),
                        one.explainedBy(),
                        false))
                .sorted(Comparator.comparing(Sick::severity).reversed().thenComparing(Sick::since))
                .toList();
    }

    private static Sick sick(Outcome outcome, Chronicle chronicle, Finding finding) {
        return sick(
                outcome, chronicle, finding.rule(), finding.subject(), finding.severity(), finding.message(), false);
    }

    private static Sick sick(
            Outcome outcome,
            Chronicle chronicle,
            String rule,
            String subject,
            Severity severity,
            String message,
            boolean cause) {
        Optional<Episode> episode = chronicle.episodes().stream()
                .filter(one -> one.end() == null
                        && one.rule().equals(rule)
                        && one.subject().equals(subject))
                .findFirst();
        String explainedBy = outcome.verdict().causes().stream()
                .filter(one -> !cause && one.explains().contains(subject))
                .map(Cause::subject)
                .findFirst()
                .orElse(null);
        return new Sick(
                subject,
                rule,
                severity,
                message,
                episode.map(Episode::since).orElse(outcome.startedAt()),
                episode.map(Episode::told).orElse(null),
                explainedBy,
                cause);
    }

    private static List<HeldBack> heldBack(Outcome outcome) {
        return outcome.fixes().stream()
                .filter(fix -> HELD.contains(fix.decision()))
                .map(fix -> new HeldBack(fix.target(), fix.action(), fix.subjects(), fix.reason(), fix.until()))
                .toList();
    }

    private static List<Healed> healed(Chronicle chronicle, Instant since) {
        List<Healed> healed = new ArrayList<>();
        for (Episode episode : chronicle.episodes()) {
            episode.tries().stream()
                    .filter(one -> one.result().equals("healed") && !one.at().isBefore(since) && !episode.sick())
                    .reduce((before, after) -> after)
                    .ifPresent(one -> healed.add(healed(episode, one)));
        }
        healed.sort(Comparator.comparing(Healed::at));
        Collections.reverse(healed);
        return List.copyOf(healed);
    }

    private static Healed healed(Episode episode, Try by) {
        Instant at = episode.until() != null
                ? episode.until()
                : episode.well() != null ? episode.well().at() : by.at();
        return new Healed(episode.subject(), episode.message(), episode.since(), at, by.action(), by.target());
    }
}
