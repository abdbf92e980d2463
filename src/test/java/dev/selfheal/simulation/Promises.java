package dev.selfheal.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.JobState;
import dev.selfheal.fact.MissingVariable;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.fact.Unit;
import dev.selfheal.ledger.PauseFile;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Outcome.Delivery;
import dev.selfheal.verdict.AlertKind;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is promised of every cycle on every machine, whatever happens to it. */
final class Promises implements Consumer<Outcome> {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);

    /** What the rules allow for one target and cause, and the floor for a target and the machine. */
    private static final int CAUSE_HOUR = 5;

    private static final int CAUSE_DAY = 15;
    private static final int MACHINE_BY_RULES = 20;
    private static final int TARGET_DAY = 20;
    private static final int MACHINE_HOUR = 30;

    private final Machine machine;
    private final Clocks clocks;
    private final Path state;
    private final Map<String, Instant> pauses = new HashMap<>();
    private final Map<String, Integer> checked = new HashMap<>();
    private final Map<String, Deque<Duration>> acts = new HashMap<>();
    private final Map<String, AlertKind> announced = new HashMap<>();
    private final Set<String> over = new HashSet<>();

    /** @param state where Selfheal keeps what it remembers */
    Promises(Machine machine, Path state) {
        this.state = state;
        this.machine = machine;
        this.clocks = machine.clocks;
    }

    @Override
    public void accept(Outcome outcome) {
        try {
            assertTrue(outcome.problems().isEmpty(), () -> "problems " + outcome.problems());
            outcome.fixes().stream()
                    .filter(fix -> fix.decision() == Decision.APPLIED)
                    .forEach(fix -> applied(outcome, fix));
            machine.daemons().forEach(this::truly);
            outcome.alerted().forEach(this::alerted);
            outcome.verdict().findings().stream()
                    .filter(finding -> finding.severity() == Severity.CRITICAL)
                    .forEach(finding -> told(outcome, finding));
        } catch (AssertionError broken) {
            throw new AssertionError(
                    "cycle " + outcome.id() + ", " + clocks.elapsed() + " after the beginning: " + broken.getMessage(),
                    broken);
        }
    }

    private void applied(Outcome outcome, FixRecord fix) {
        for (String cause : fix.causes()) {
            within(fix.target() + " for " + cause, "", HOUR, CAUSE_HOUR, fix);
            within(fix.target() + " for " + cause, "", DAY, CAUSE_DAY, fix);
        }
        within(fix.target(), " by the floor", DAY, TARGET_DAY, fix);
        within("this machine", " by the floor", HOUR, MACHINE_HOUR, fix);
        within("this machine", "", HOUR, MACHINE_BY_RULES, fix);
        assertTrue(
                !fix.at().isBefore(pauses.getOrDefault(fix.target(), Instant.MIN))
                        || !fix.subjects()
                                .contains(fix.target()
                                        .replace("unit:", "service:")
                                        .replace(".service", "")),
                () -> "paused and done: " + fix);
        Judgement judgement = judgement(outcome, fix.round());
        List<Fix> asked = judgement.verdict().fixes().stream()
                .filter(one -> one.target().equals(fix.target()))
                .filter(one -> fix.rules().contains(one.rule())
                        && fix.subjects().contains(one.subject())
                        && fix.causes().contains(one.cause()))
                .toList();
        assertTrue(!asked.isEmpty(), () -> "no rule asked for " + fix);
        for (Fix one : asked) {
            assertTrue(
                    judgement.verdict().vetoes(one).isEmpty(),
                    () -> "vetoed and done: " + fix + " " + judgement.verdict().vetoes(one));
        }
        for (String subject : fix.subjects()) {
            assertTrue(
                    concluded(judgement.verdict())
                            .anyMatch(one -> one.subject().equals(subject)
                                    && fix.causes().contains(one.rule())),
                    () -> "nothing was found of " + subject + ": " + fix);
            assertTrue(
                    evidence(judgement, subject),
                    () -> "no fact says that " + subject + " is sick: " + fix + " " + judgement.facts());
        }
    }

    private void within(String what, String by, Duration window, int most, FixRecord fix) {
        Deque<Duration> times = acts.computeIfAbsent(what + by + window, fresh -> new ArrayDeque<>());
        Duration at = clocks.then(fix.at());
        while (!times.isEmpty() && at.minus(times.element()).compareTo(window) >= 0) {
            times.remove();
        }
        times.add(at);
        assertTrue(
                times.size() <= most,
                () -> what + " was tried " + times.size() + " times in " + window + "; " + most + " are allowed" + by);
    }

    /** Its owner pauses it. */
    void paused(Daemon daemon, Duration length) {
        try {
            new PauseFile(state, clocks).pause(daemon.subject(), "by chance", length);
            // Pauses end by the wall clock, which may be set forward meanwhile.
            pauses.put(daemon.target(), clocks.now().plus(length));
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What the machine itself knows, and Selfheal could only find out. */
    private void truly(Daemon daemon) {
        for (Daemon.Order order : daemon.orders.subList(checked.getOrDefault(daemon.name, 0), daemon.orders.size())) {
            assertTrue(!order.served(), () -> daemon.name + " was well and restarted all the same: " + order);
            assertTrue(!order.lacking(), () -> daemon.name + " was restarted though what it needs was down: " + order);
            assertTrue(
                    order.starting().isEmpty() || daemon.startup.compareTo(daemon.allowed) > 0,
                    () -> daemon.name + " was restarted while it was coming up: " + order);
        }
        checked.put(daemon.name, daemon.orders.size());
    }

    /** The clock was set: windows that are counted by it begin anew. */
    void forget() {
        acts.clear();
        pauses.clear();
    }

    private static Judgement judgement(Outcome outcome, int round) {
        return Stream.concat(
                        outcome.earlier().stream(),
                        Stream.of(new Judgement(outcome.earlier().size() + 1, outcome.facts(), outcome.verdict())))
                .filter(judgement -> judgement.round() == round)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no judgement of round " + round));
    }

    static Stream<Conclusion> concluded(Verdict verdict) {
        return Stream.concat(verdict.findings().stream(), verdict.causes().stream());
    }

    private static boolean evidence(Judgement judgement, String subject) {
        return judgement.facts().stream().anyMatch(fact -> sick(fact, subject))
                || judgement.verdict().causes().stream()
                        .filter(cause -> cause.subject().equals(subject))
                        .flatMap(cause -> cause.explains().stream())
                        .anyMatch(one -> judgement.facts().stream().anyMatch(fact -> sick(fact, one)));
    }

    private static boolean sick(Fact fact, String subject) {
        if (!fact.subject().equals(subject)) {
            return false;
        }
        if (fact instanceof Service service) {
            return service.state() != ServiceState.UP;
        }
        return fact instanceof Unit unit ? unit.state() != JobState.RUNNING : fact instanceof MissingVariable;
    }

    private void alerted(Delivery delivery) {
        String id = delivery.incident();
        AlertKind kind = delivery.alert().kind();
        assertTrue(!over.contains(id), () -> "told of an incident that is over: " + delivery);
        if (kind == AlertKind.OPENED) {
            assertTrue(announced.put(id, kind) == null, () -> "opened twice: " + delivery);
            return;
        }
        assertTrue(announced.containsKey(id), () -> "never opened: " + delivery);
        if (kind == AlertKind.RESOLVED || kind == AlertKind.CLOSED) {
            announced.remove(id);
            over.add(id);
        }
    }

    /** Whoever is told of the cause knows of what it explains. */
    private static void told(Outcome outcome, Finding finding) {
        boolean settling = outcome.facts().stream()
                .anyMatch(fact -> fact instanceof Cycle cycle && (cycle.woke() || cycle.booted()));
        assertTrue(
                settling || known(outcome, finding.rule(), finding.subject(), new HashSet<>()),
                () -> "nobody was told of " + finding + "; incidents "
                        + outcome.facts().stream()
                                .filter(Incident.class::isInstance)
                                .toList()
                        + ", causes " + outcome.verdict().causes() + ", vetoes "
                        + outcome.verdict().vetoes());
    }

    private static boolean known(Outcome outcome, String rule, String subject, Set<String> asked) {
        if (!asked.add(rule + " " + subject)) {
            return false;
        }
        return announced(outcome, rule, subject)
                || waits(outcome, subject)
                || outcome.verdict().causes().stream()
                        .filter(cause -> cause.severity() == Severity.CRITICAL
                                && cause.explains().contains(subject))
                        .anyMatch(cause -> known(outcome, cause.rule(), cause.subject(), asked)
                                || outcome.verdict().findings().stream()
                                        .filter(one -> one.severity() == Severity.CRITICAL
                                                && one.subject().equals(cause.subject()))
                                        .anyMatch(one -> known(outcome, one.rule(), one.subject(), asked)));
    }

    private static boolean announced(Outcome outcome, String rule, String subject) {
        return outcome.facts().stream()
                        .anyMatch(fact -> fact instanceof Incident incident
                                && incident.announced()
                                && incident.rule().equals(rule)
                                && incident.subject().equals(subject))
                || outcome.alerted().stream()
                        .map(Delivery::alert)
                        .anyMatch(alert -> alert.kind() == AlertKind.OPENED
                                && alert.about().equals(rule)
                                && alert.subject().equals(subject));
    }

    /** It is only starting, or is looked at once more before anything is done. */
    private static boolean waits(Outcome outcome, String subject) {
        return outcome.verdict().vetoes().stream()
                .anyMatch(veto -> veto.subject().equals(subject)
                        && (veto.excuses() || veto.rule().equals("hold.second-look")));
    }

    /** The story is over: what was opened is over too, or stands in the report. */
    void end(Outcome last) {
        Set<String> open = new HashSet<>();
        last.facts().stream()
                .filter(Incident.class::isInstance)
                .map(Incident.class::cast)
                .forEach(incident -> open.add(incident.id()));
        List<String> lost = new ArrayList<>();
        announced.keySet().stream().filter(id -> !open.contains(id)).forEach(lost::add);
        assertTrue(lost.isEmpty(), () -> "incidents that nobody will hear of again: " + lost);
    }

    /** Those that were told as begun and not yet as over. */
    Set<String> open() {
        return announced.keySet();
    }
}
