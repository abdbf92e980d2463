package dev.selfheal.cycle;

import dev.selfheal.alert.Post;
import dev.selfheal.diagnosis.Diagnostician;
import dev.selfheal.fix.AttemptLog;
import dev.selfheal.fix.Floor;
import dev.selfheal.fix.Remedy;
import dev.selfheal.fix.Target;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Outcome.Delivery;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.outcome.Status;
import dev.selfheal.probe.Probes;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cycle, start to end: observe, judge, remedy in rounds, record, tell, ask the model, record again. Whatever part breaks,
 * the rest goes on and the outcome says what was not done.
 */
public final class Pass {
    /** The most that all probes together may take. */
    private static final Duration OBSERVATION = Duration.ofSeconds(60);

    /** The most that all sinks together may take. */
    private static final Duration TELLING = Duration.ofSeconds(30);

    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private final Setup setup;
    private final Memory memory;
    private final Clock clock;
    private final Instant started;
    private final Deadline deadline;
    private final Scene scene;
    private final Known known;
    private final Bench bench;
    private final Capturing capturing;

    public Pass(Setup setup, Memory memory) {
        this.setup = setup;
        this.memory = memory;
        this.clock = setup.doors().clock();
        this.started = clock.now();
        this.deadline = Deadline.in(setup.budget(), clock);
        this.scene = new Scene(Probes.all(setup.inventory(), setup.doors()));
        this.known = new Known(scene, setup.inventory(), setup.problems(), memory);
        this.bench = new Bench(setup.policy(), memory::problem);
        this.capturing = new Capturing(setup.inventory(), setup.doors(), scene);
    }

    /** Runs it. The outcome is written before it is returned, unless this is a dry run. */
    public Outcome run() throws InterruptedException {
        // The clocks first, so that a cycle that is killed while it observes is known to have begun.
        scene.observeAgain(Set.of("host"), deadline.atMost(CLOCKS));
        memory.begin(
                setup.id(),
                scene.facts(),
                setup.inventory().settings(),
                setup.policy().own());
        scene.observe(deadline.atMost(OBSERVATION));
        Rounds.Course course =
                rounds().run(setup.mode() == Mode.HEAL ? Rounds.MOST : 0, healing(), looking(), this::keep);
        List<FixRecord> fixes = capturing.with(FixRecords.of(course, untried(), whyUntried(), clock.now()));
        List<Delivery> told = tell(course.last());
        Diagnosing diagnosing = new Diagnosing(
                course.last(),
                fixes,
                setup.inventory().settings(),
                memory,
                memory.past(setup.policy().own()),
                this::diagnostician);
        DiagnosisRecord diagnosis = diagnosing.before(setup.mode());
        if (diagnosis.state() == DiagnosisRecord.State.PENDING) {
            memory.keepLatest(outcome(course, fixes, diagnosis, told, null));
            diagnosis = diagnosing.ask(deadline);
            if (diagnosis.state() == DiagnosisRecord.State.ANSWERED) {
                Post post = new Post(setup.sinks(), memory.spool(), clock);
                new Guess(post, setup.host(), setup.id(), telling(), memory::problem)
                        .tell(diagnosis, diagnosing.open(), memory.ledger().incidents(clock.now()), clock.now());
            }
        }
        if (setup.mode() == Mode.HEAL) {
            new Heartbeat(
                            setup.inventory().settings().heartbeat(),
                            setup.doors().programs(),
                            setup.doors().http())
                    .leave(setup.id(), clock.now())
                    .forEach(memory::problem);
        }
        bench.finish();
        Instant finished = clock.now();
        Outcome outcome = outcome(course, fixes, diagnosis, told, finished);
        memory.complete(outcome, bench::doc);
        if (setup.mode() == Mode.HEAL) {
            new Publishing(setup.inventory().settings().leavings(), memory)
                    .leave(outcome, setup.id())
                    .forEach(memory::problem);
        }
        if (setup.inventory().settings().leavings().report()) {
            memory.show(outcome);
        }
        if (memory.problems().equals(outcome.problems())) {
            return outcome;
        }
        // What went wrong while it was kept could not be in it.
        Outcome whole = outcome(course, fixes, diagnosis, told, finished);
        memory.keepLatest(whole);
        return whole;
    }

    /** What is known before anything is done is on the disk by then, so that a cycle that is killed leaves its facts. */
    private void keep(Rounds.Course soFar) {
        List<FixRecord> fixes = capturing.with(FixRecords.of(soFar, Decision.LEFT, "not tried yet", clock.now()));
        memory.keepLatest(outcome(soFar, fixes, DiagnosisRecord.NOT_NEEDED, List.of(), null));
    }

    private Rounds rounds() {
        Map<String, Target> targets = new Targets(setup.inventory()).known(scene.facts());
        AttemptLog log = memory.attempts();
        Floor floor = new Floor(memory.pauses(), setup.ownJobs(), targets, log, clock);
        return new Rounds(
                scene,
                known.structure(),
                targets,
                new Remedy(floor, setup.actions(), log, clock, capturing),
                round -> bench.judge(round, known.facts(setup.id(), round)),
                bench::judged);
    }

    /** Recording and asking the model need some time too. */
    private Deadline healing() {
        return deadline.atMost(deadline.left().minus(setup.budget().dividedBy(5)));
    }

    /** Of the time that is left for recording and the model, half. */
    private Deadline looking() {
        return deadline.atMost(deadline.left().minus(setup.budget().dividedBy(10)));
    }

    private List<Delivery> tell(Judgement last) throws InterruptedException {
        if (setup.mode() == Mode.DRY_RUN) {
            return List.of();
        }
        Post post = new Post(setup.sinks(), memory.spool(), clock);
        Telling telling = new Telling(post, setup.host(), setup.id(), telling(), clock, memory::problem);
        boolean judged = bench.judged(last);
        List<Delivery> told = new Incidents(memory.ledger(), telling).follow(last, judged, clock.now());
        if (judged) {
            memory.judged(Courses.of(last, bench.rules()));
        }
        return told;
    }

    /** It has its time even where healing used up all that it had: who is sick must be told. */
    private Duration telling() {
        return Collections.min(List.of(TELLING, setup.budget().dividedBy(8)));
    }

    private Diagnostician diagnostician() {
        return new Diagnostician(setup.doors().http(), clock, setup.names().anew()::mask);
    }

    private Outcome outcome(
            Rounds.Course course,
            List<FixRecord> fixes,
            DiagnosisRecord diagnosis,
            List<Delivery> told,
            @Nullable Instant finished) {
        Judgement last = course.last();
        List<String> problems = memory.problems();
        return new Outcome(
                setup.id(),
                setup.host(),
                setup.version(),
                started,
                finished,
                setup.mode(),
                Status.after(last.verdict(), last.facts(), fixes, problems),
                last.facts(),
                last.verdict(),
                fixes,
                diagnosis,
                told,
                Map.of("rules", bench.digest(), "inventory", setup.inventoryDigest()),
                problems,
                course.earlier());
    }

    private Decision untried() {
        return setup.mode() == Mode.HEAL ? Decision.LEFT : Decision.PLANNED;
    }

    private String whyUntried() {
        return switch (setup.mode()) {
            case HEAL ->
                deadline.passed() ? "the time of this cycle was used up" : "the rounds of this cycle were used up";
            case DRY_RUN -> "this would be done now";
            case OBSERVE -> "nothing is done while there is no inventory";
        };
    }
}
