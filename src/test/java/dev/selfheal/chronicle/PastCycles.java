package dev.selfheal.chronicle;

import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.fact.Memory;
import dev.selfheal.fact.MemoryState;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.fact.Result;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.EvidenceRecord;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Outcome.Delivery;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.outcome.Status;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.AlertKind;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import dev.selfheal.verdict.Veto;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes the outcomes of one machine's cycles, one after the other, with incidents as the ledger follows them: opened with a
 * finding, closed in the second cycle that ends without it.
 */
public final class PastCycles {
    private final List<String> services;
    private final Map<String, Incident> open = new HashMap<>();
    private final Map<String, Integer> good = new HashMap<>();
    private Instant now;
    private int count;
    private int incidents;

    /** @param services the names of those that are watched */
    public PastCycles(Instant begin, List<String> services) {
        this.now = begin;
        this.services = services;
    }

    /** What happens in one cycle. */
    public static final class Night {
        private final List<Finding> standing = new ArrayList<>();
        private final List<Finding> before = new ArrayList<>();
        private final List<Cause> causes = new ArrayList<>();
        private final List<Fix> fixes = new ArrayList<>();
        private final List<Veto> vetoes = new ArrayList<>();
        private final List<FixRecord> records = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private final List<String> unwatched = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private final Instant at;
        private boolean tells = true;
        private boolean judged = true;

        private Night(Instant at) {
            this.at = at;
        }

        /** The service is down at the end of the cycle. */
        public Night down(String name) {
            standing.add(Finding.critical("service.down", "service:" + name, "refused"));
            return this;
        }

        public Night find(Finding finding) {
            standing.add(finding);
            return this;
        }

        public Night cause(Cause cause) {
            causes.add(cause);
            return this;
        }

        public Night fact(Fact fact) {
            facts.add(fact);
            return this;
        }

        public Night problem(String problem) {
            problems.add(problem);
            return this;
        }

        /** The service was down, and a restart in this cycle is proven to have helped. */
        public Night healed(String name) {
            before.add(Finding.critical("service.down", "service:" + name, "refused"));
            return tried(name, Result.HEALED);
        }

        /** A restart was tried; what came of it is for the probe to say. */
        public Night tried(String name, Result result) {
            records.add(new FixRecord(
                    1,
                    "service.restart",
                    "unit:" + name + ".service",
                    List.of("service:" + name),
                    List.of("service.down.restart"),
                    List.of("service.down"),
                    Decision.APPLIED,
                    "restarted " + name,
                    result,
                    at.plusSeconds(1),
                    Duration.ofSeconds(2),
                    null));
            return this;
        }

        /** The service is down, and its restart is held back. */
        public Night held(String name, String by, Instant until) {
            down(name);
            Fix fix = Fix.of(
                    "service.down.restart", standing.get(standing.size() - 1), "service.restart", "unit:" + name);
            fixes.add(fix);
            vetoes.add(Veto.until(by, fix, "because of " + by, until));
            records.add(new FixRecord(
                    1,
                    fix.action(),
                    fix.target(),
                    List.of(fix.subject()),
                    List.of(fix.rule()),
                    List.of(fix.cause()),
                    Decision.WITHHELD,
                    "because of " + by,
                    null,
                    at.plusSeconds(1),
                    null,
                    until));
            return this;
        }

        /** What was captured before each of the fixes so far. */
        public Night evidence(List<EvidenceRecord> captured) {
            records.replaceAll(fix -> fix.with(captured));
            return this;
        }

        /** The inventory names it no longer. */
        public Night unwatched(String name) {
            unwatched.add("service:" + name);
            return this;
        }

        /** It could not be looked at. */
        public Night unknown(String name) {
            unknown.add("service:" + name);
            return this;
        }

        /** Nobody can be told. */
        public Night silent() {
            tells = false;
            return this;
        }

        /** No rules could judge. */
        public Night unjudged() {
            judged = false;
            return this;
        }
    }

    public Instant now() {
        return now;
    }

    /** Incidents that are open now. */
    public Collection<Incident> incidents() {
        return List.copyOf(open.values());
    }

    public PastCycles sleep(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** One more cycle; time goes on by five minutes. */
    public Outcome cycle(UnaryOperator<Night> what) {
        Night night = what.apply(new Night(now));
        String id = "c" + ++count;
        List<Incident> known = open.values().stream()
                .map(one -> one.withWatched(!night.unwatched.contains(one.subject())))
                .toList();
        List<Fact> facts = facts(id, night, known);
        List<Alert> alerts = new ArrayList<>();
        List<Delivery> delivered = new ArrayList<>();
        for (Finding finding : night.standing) {
            Incident incident = open.computeIfAbsent(key(finding.rule(), finding.subject()), key -> opened(finding));
            if (!incident.announced() && night.tells && finding.severity() == Severity.CRITICAL) {
                Alert alert = new Alert(
                        "alert.opened",
                        AlertKind.OPENED,
                        finding.rule(),
                        finding.subject(),
                        finding.severity(),
                        finding.message());
                alerts.add(alert);
                delivered.add(new Delivery(incident.id(), alert, now.plusSeconds(2), "file bus", null));
                open.put(key(finding.rule(), finding.subject()), incident.withTold(now.plusSeconds(2)));
            }
        }
        if (night.judged) {
            close(night);
        }
        Verdict verdict = new Verdict(night.standing, night.causes, night.fixes, night.vetoes, List.of(), alerts);
        List<Judgement> earlier = night.before.isEmpty()
                ? List.of()
                : List.of(new Judgement(
                        1, facts, new Verdict(night.before, List.of(), List.of(), List.of(), List.of(), List.of())));
        Outcome outcome = new Outcome(
                id,
                "host",
                "0",
                now,
                now.plusSeconds(4),
                Mode.HEAL,
                Status.after(verdict, facts, night.records, night.problems),
                facts,
                verdict,
                night.records,
                DiagnosisRecord.NOT_NEEDED,
                delivered,
                Map.of("rules", night.judged ? "d1" : ""),
                night.problems,
                earlier);
        now = now.plus(Duration.ofMinutes(5));
        return outcome;
    }

    private List<Fact> facts(String id, Night night, List<Incident> known) {
        List<Fact> facts = new ArrayList<>(night.facts);
        facts.add(new Memory("selfheal", MemoryState.GOOD, null));
        facts.add(new Cycle("selfheal", id, now.plusSeconds(1), 1, null, false, false, Duration.ZERO, 0));
        for (String name : services) {
            String subject = "service:" + name;
            if (night.unknown.contains(subject)) {
                facts.add(new ProbeFailure(subject, true, Reason.TIMED_OUT, "after 2 s"));
            } else if (!night.unwatched.contains(subject)) {
                facts.add(new Service(
                        subject,
                        ServiceState.UP,
                        true,
                        "HTTP 200",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Duration.ofSeconds(30)));
            }
        }
        facts.addAll(known);
        return facts;
    }

    private Incident opened(Finding finding) {
        good.remove(key(finding.rule(), finding.subject()));
        return new Incident(
                finding.subject(), "i" + ++incidents, finding.rule(), now.plusSeconds(2), false, null, true, false);
    }

    private void close(Night night) {
        for (Incident incident : List.copyOf(open.values())) {
            String key = key(incident.rule(), incident.subject());
            if (night.standing.stream()
                    .anyMatch(one -> key(one.rule(), one.subject()).equals(key))) {
                good.remove(key);
            } else if (night.unwatched.contains(incident.subject())
                    || (!night.unknown.contains(incident.subject()) && good.merge(key, 1, Integer::sum) > 1)) {
                open.remove(key);
            }
        }
    }

    private static String key(String rule, String subject) {
        return rule + " " + subject;
    }
}
