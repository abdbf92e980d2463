package dev.selfheal.outcome;

import dev.selfheal.fact.Dependency;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Host;
import dev.selfheal.fact.Pause;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.fact.Result;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Outcome.Delivery;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.AlertKind;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outcomes of typical nights, for the tests of printers. */
public final class Situations {
    static final Instant START = Instant.parse("2026-11-24T03:10:04Z");

    private Mode mode = Mode.HEAL;
    private Status status = Status.HEALTHY;
    private Duration took = Duration.ofMillis(430);
    private final List<Fact> facts = new ArrayList<>(List.of(new Host("host", null, 0.4, 8, null, null, null, null)));
    private final List<Finding> findings = new ArrayList<>();
    private final List<Cause> causes = new ArrayList<>();
    private final List<Finding> before = new ArrayList<>();
    private final List<FixRecord> fixes = new ArrayList<>();
    private final List<Delivery> alerted = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private DiagnosisRecord diagnosis = DiagnosisRecord.NOT_NEEDED;

    /** By name: the names of the files that hold their reports. */
    public static Map<String, Outcome> all() {
        Map<String, Outcome> all = new LinkedHashMap<>();
        all.put("healthy", healthy().outcome());
        all.put("healthy-and-paused", healthyAndPaused().outcome());
        all.put("healed", healed().outcome());
        all.put("degraded", degraded().outcome());
        all.put("critical", critical().outcome());
        all.put("withheld", withheld().outcome());
        all.put("five-things-broken", fiveThingsBroken().outcome());
        all.put("dry-run", dryRun().outcome());
        all.put("dry-run-nothing-to-do", healthy().in(Mode.DRY_RUN).outcome());
        all.put("observe-only", observeOnly().outcome());
        all.put("hostile-text", hostile().outcome());
        all.put("many", many().outcome());
        all.put("still-asking", stillAsking().outcome());
        return all;
    }

    static Situations healthy() {
        return new Situations()
                .up("service:web", "HTTP 200 in 12 ms")
                .up("service:tunnel", "HTTP 200 in 3 ms")
                .up("service:ollama", "answers, version 0.12.3");
    }

    static Situations healthyAndPaused() {
        return healthy()
                .fact(new Pause(
                        "selfheal",
                        "the kill switch /home/ada/.local/state/selfheal/stop is set; touch it again to renew it",
                        START.minus(Duration.ofHours(1)),
                        START.plus(Duration.ofDays(7)).minus(Duration.ofHours(1))))
                .fact(new Pause(
                        "service:web", "an upgrade \u001b[31mof the database", START, START.plus(Duration.ofHours(2))));
    }

    static Situations healed() {
        return healthy()
                .status(Status.HEALED, 4200)
                .before("service:web", "HTTP 500 from http://127.0.0.1:8080/health, 200 is expected")
                .fix(applied(
                        "service.restart",
                        "unit:web.service",
                        "restarted web.service; it is well",
                        Result.HEALED,
                        1800,
                        "service:web"))
                .fix(applied(
                        "directory.create",
                        "directory:~/.stack/inbox",
                        "created /home/ada/.stack/inbox; it is well",
                        Result.HEALED,
                        20,
                        "directory:~/.stack/inbox"));
    }

    static Situations degraded() {
        return healthy()
                .status(Status.DEGRADED, 1900)
                .finding(Severity.WARNING, "service:dashboard", "connection refused on 127.0.0.1:3000")
                .finding(
                        Severity.WARNING,
                        "log:~/Library/Logs/stack/indexer.log",
                        "112 errors in the last hour, 50 are normal; newest kind: ConnectionError: broker went away")
                .finding(Severity.INFO, "service:web", "runs since 3 minutes only")
                .fact(new ProbeFailure(
                        "file:~/.stack/continuity.json", true, Reason.DENIED, "operation not permitted"));
    }

    static Situations critical() {
        return healthy()
                .status(Status.CRITICAL, 64200)
                .finding(Severity.CRITICAL, "service:vault", "connection refused on 127.0.0.1:8200")
                .fix(applied(
                                "service.restart",
                                "agent:com.example.vault",
                                "kickstarted com.example.vault; it is not well",
                                Result.NOT_HEALED,
                                30400,
                                "service:vault")
                        .with(List.of(
                                evidence(EvidenceRecord.Kind.STATE, "agent:com.example.vault", "state failed, enabled"),
                                evidence(
                                        EvidenceRecord.Kind.LOG,
                                        "~/Library/Logs/vault.log",
                                        "03:09:58 reading the configuration",
                                        "03:09:59 opening the store",
                                        "03:09:59 ERROR cannot listen on 127.0.0.1:8200: address already in use, "
                                                + "tried 5 times in the last 30 seconds",
                                        "03:10:00 giving up"))))
                .diagnosis(new DiagnosisRecord(
                        DiagnosisRecord.State.ANSWERED,
                        "qwen2.5:7b",
                        List.of("service:vault"),
                        "configuration error",
                        "The vault ends at once with status 78 and its last log line says that port 8200 is taken.\n\n"
                                + "Another process probably holds the port, so that a restart cannot help.",
                        "low",
                        List.of("f1"),
                        "which process listens on port 8200",
                        null,
                        Duration.ofMillis(8300)))
                .alert("service:vault", null);
    }

    static Situations withheld() {
        return healthy()
                .status(Status.CRITICAL, 800)
                .finding(Severity.CRITICAL, "service:vault", "connection refused on 127.0.0.1:8200")
                .finding(Severity.WARNING, "service:indexer", "no such process")
                .fix(held(
                        "service.restart",
                        "agent:com.example.vault",
                        "out of budget: 5 tries in the last hour",
                        52,
                        "service:vault"))
                .fix(held(
                        "service.restart",
                        "agent:com.example.indexer",
                        "waits for service:vault",
                        0,
                        "service:indexer"))
                .fix(new FixRecord(
                        1,
                        "model.pull",
                        "model:qwen2.5:7b",
                        List.of("model:qwen2.5:7b"),
                        List.of("model.missing.pull"),
                        List.of("model.missing"),
                        Decision.LEFT,
                        "no time was left",
                        null,
                        START,
                        null,
                        null))
                .diagnosis(DiagnosisRecord.none(
                        "qwen2.5:7b", List.of("service:vault"), "qwen2.5:7b gave no answer within 60 s"));
    }

    static Situations fiveThingsBroken() {
        return healthy()
                .status(Status.CRITICAL, 71000)
                .before("service:web", "answers with HTTP 502")
                .before("service:db", "connection refused on 127.0.0.1:5432")
                .up("service:db", "accepts connections")
                .cause(
                        Severity.CRITICAL,
                        "variable:PATH",
                        "lost by two jobs at once",
                        "agent:com.example.sync",
                        "agent:com.example.vault")
                .finding(Severity.CRITICAL, "agent:com.example.vault", "runs without its environment: PATH")
                .finding(Severity.WARNING, "agent:com.example.sync", "runs without its environment: PATH")
                .finding(Severity.WARNING, "service:dashboard", "connection refused on 127.0.0.1:3000")
                .fix(applied(
                        "service.restart",
                        "unit:db.service",
                        "restarted db.service; it is well",
                        Result.HEALED,
                        900,
                        "service:db"))
                .fix(applied(
                        "service.restart",
                        "unit:web.service",
                        "restarted web.service; it is well",
                        Result.HEALED,
                        2100,
                        "service:web",
                        "service:api"))
                .fix(held(
                        "agent.restart",
                        "agent:com.example.vault",
                        "waits for its cause variable:PATH",
                        0,
                        "agent:com.example.vault"))
                .diagnosis(DiagnosisRecord.none(
                        "qwen2.5:7b", List.of("variable:PATH"), "Ollama could not be reached: connection refused"))
                .alert("variable:PATH", null)
                .alert("agent:com.example.vault", "No space left on device")
                .problem("history: ~/.local/state/selfheal/history: No space left on device");
    }

    static Situations dryRun() {
        return healthy()
                .in(Mode.DRY_RUN)
                .status(Status.CRITICAL, 600)
                .finding(Severity.CRITICAL, "service:web", "HTTP 500 from http://127.0.0.1:8080/health")
                .finding(Severity.WARNING, "service:indexer", "no such process")
                .fix(planned("service.restart", "unit:web.service", "service:web"))
                .fix(held("service.restart", "unit:indexer.service", "paused by ada: upgrade", 90, "service:indexer"));
    }

    static Situations observeOnly() {
        return healthy()
                .in(Mode.OBSERVE)
                .status(Status.DEGRADED, 700)
                .finding(Severity.WARNING, "unit:backup.service", "failed: ended with status 1")
                .fix(planned("unit.restart", "unit:backup.service", "unit:backup.service"));
    }

    static Situations hostile() {
        return healthy()
                .status(Status.DEGRADED, 500)
                .finding(
                        Severity.WARNING,
                        "log:~/\u001b]0;owned\u0007.log",
                        "\u001b[2J\u001b[1;32mHEALTHY\u001b[0m\r\nHEALED  mybox\u009b31m \u202egnp.exe \u2066x\u2069 "
                                + "A".repeat(900))
                .problem("a\tb\u0000c");
    }

    static Situations many() {
        Situations many = healthy().status(Status.DEGRADED, 900);
        for (int i = 1; i <= 30; i++) {
            many.finding(Severity.WARNING, "log:~/logs/" + i + ".log", "is larger than 500 MB");
        }
        return many;
    }

    static Situations stillAsking() {
        Situations asking = critical().diagnosis(DiagnosisRecord.pending(List.of("service:vault")));
        asking.took = null;
        return asking;
    }

    /** A small document, for tests that break it. */
    static String small() {
        return OutcomeJson.line(new Outcome(
                "c1",
                "box",
                "0.1",
                START,
                START,
                Mode.HEAL,
                Status.HEALTHY,
                List.of(new Dependency("service:a", "service:b", true)),
                Verdict.EMPTY,
                List.of(),
                DiagnosisRecord.NOT_NEEDED,
                List.of(),
                Map.of(),
                List.of(),
                List.of()));
    }

    Situations in(Mode other) {
        mode = other;
        return this;
    }

    Situations status(Status other, long millis) {
        status = other;
        took = Duration.ofMillis(millis);
        return this;
    }

    Situations fact(Fact fact) {
        facts.add(fact);
        return this;
    }

    Situations up(String subject, String detail) {
        return fact(new Service(
                subject,
                ServiceState.UP,
                true,
                detail,
                null,
                200,
                null,
                null,
                null,
                null,
                null,
                Duration.ofSeconds(30)));
    }

    Situations finding(Severity severity, String subject, String message) {
        findings.add(new Finding("x.rule", subject, severity, message));
        return this;
    }

    Situations cause(Severity severity, String subject, String message, String... explains) {
        causes.add(new Cause("x.cause", subject, Arrays.asList(explains), severity, message));
        return this;
    }

    Situations before(String subject, String message) {
        before.add(Finding.critical("x.rule", subject, message));
        return this;
    }

    Situations fix(FixRecord fix) {
        fixes.add(fix);
        return this;
    }

    Situations diagnosis(DiagnosisRecord other) {
        diagnosis = other;
        return this;
    }

    Situations alert(String subject, String error) {
        Alert alert = new Alert("x.alert", AlertKind.OPENED, "x.rule", subject, Severity.CRITICAL, "is down");
        alerted.add(new Delivery("i1", alert, START, "file ~/.stack/bus/alerts.jsonl", error));
        return this;
    }

    Situations problem(String problem) {
        problems.add(problem);
        return this;
    }

    private static EvidenceRecord evidence(EvidenceRecord.Kind kind, String source, String... lines) {
        return new EvidenceRecord(kind, source, List.of(lines), null);
    }

    static FixRecord applied(
            String action, String target, String said, Result result, long millis, String... subjects) {
        return new FixRecord(
                1,
                action,
                target,
                List.of(subjects),
                List.of("x.rule.restart"),
                List.of("x.rule"),
                Decision.APPLIED,
                said,
                result,
                START,
                Duration.ofMillis(millis),
                null);
    }

    private static FixRecord held(String action, String target, String why, long minutes, String... subjects) {
        return decided(Decision.WITHHELD, action, target, why, minutes, subjects);
    }

    private static FixRecord planned(String action, String target, String... subjects) {
        return decided(Decision.PLANNED, action, target, "nothing is changed", 0, subjects);
    }

    private static FixRecord decided(
            Decision decision, String action, String target, String why, long minutes, String... subjects) {
        return new FixRecord(
                1,
                action,
                target,
                List.of(subjects),
                List.of("x.rule.restart"),
                List.of("x.rule"),
                decision,
                why,
                null,
                START,
                null,
                minutes == 0 ? null : START.plus(Duration.ofMinutes(minutes)));
    }

    Outcome outcome() {
        List<Judgement> earlier = before.isEmpty()
                ? List.of()
                : List.of(new Judgement(
                        1, facts, new Verdict(before, List.of(), List.of(), List.of(), List.of(), List.of())));
        return new Outcome(
                "c1",
                "mybox",
                "0.1",
                START,
                took == null ? null : START.plus(took),
                mode,
                status,
                facts,
                new Verdict(findings, causes, List.of(), List.of(), List.of(), List.of()),
                fixes,
                diagnosis,
                alerted,
                Map.of(),
                problems,
                earlier);
    }
}
