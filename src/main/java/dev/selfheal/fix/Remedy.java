package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import dev.selfheal.fix.Patient.Health;
import dev.selfheal.fix.Proof.Shown;
import dev.selfheal.fix.Treatment.Decision;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries out orders in one cycle: the floor, a second look, a write-ahead entry, the act, and the proof that it helped.
 * Nothing that goes wrong in an act reaches the caller but as a result.
 */
public final class Remedy {
    private final Floor floor;
    private final Map<String, Action> actions;
    private final AttemptLog log;
    private final Clock clock;
    private final Witness witness;

    /** One that nobody watches. */
    public Remedy(Floor floor, Collection<? extends Action> actions, AttemptLog log, Clock clock) {
        this(floor, actions, log, clock, Witness.NONE);
    }

    /** @param actions all that can be done here, each with a name of its own */
    public Remedy(Floor floor, Collection<? extends Action> actions, AttemptLog log, Clock clock, Witness witness) {
        this.floor = floor;
        this.actions = actions.stream().collect(Collectors.toUnmodifiableMap(Action::name, Function.identity()));
        this.log = log;
        this.clock = clock;
        this.witness = witness;
    }

    /**
     * Treats one target. After an act whose end the action does not know itself, the patient is looked at until it is well and
     * stays so, or until the target's time to start has passed. After a refusal or a failure of the act it is looked at as
     * well, since it may have come up by itself, but not waited for.
     *
     * @return what became of it; its words come from tools and may hold what must not be shown: the caller masks them
     */
    public Treatment treat(Order order, Patient patient, Deadline deadline) {
        Started started = new Started(order, clock.now(), clock.nanos());
        try {
            Optional<String> refusal = refusal(order, deadline);
            if (refusal.isPresent()) {
                return refused(started, refusal.get());
            }
            Health health = look(patient, order, deadline);
            if (health == Health.WELL) {
                return decided(started, Decision.ALREADY_WELL, "looking again, it was well");
            }
            if (health == Health.UNKNOWN) {
                return refused(started, "could not look again; nothing is done on the strength of something not known");
            }
            // Looking takes time, in which somebody may have paused it.
            refusal = refusal(order, deadline);
            if (refusal.isPresent()) {
                return refused(started, refusal.get());
            }
            witness(order, deadline);
            // So does witnessing, and the floor has the last word.
            refusal = refusal(order, deadline);
            return refusal.isPresent()
                    ? refused(started, refusal.get())
                    : apply(started, patient, patient.process(order), deadline);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return refused(started, "interrupted before anything was done");
        }
    }

    /**
     * Before the attempt is written down, not after: a cycle that is killed while its witness looks has attempted nothing, and
     * between the entry and the act nothing that may take time should stand.
     */
    private void witness(Order order, Deadline deadline) throws InterruptedException {
        try {
            witness.before(order, deadline);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError broken) {
            // Nobody is left sick because somebody who only watches broke.
            return;
        }
    }

    private record Started(Order order, Instant at, long nanos) {}

    private Treatment apply(Started started, Patient patient, OptionalLong process, Deadline deadline) {
        Order order = started.order;
        List<String> attempts = new ArrayList<>();
        try {
            for (String cause : order.causes()) {
                attempts.add(
                        log.begin(order.target().subject(), cause, order.subjects(cause), order.action(), started.at));
            }
        } catch (IOException | RuntimeException unwritten) {
            return refused(started, "the attempt could not be written down first: " + unwritten.getMessage());
        }
        floor.tried(order.target());
        boolean interrupted = false;
        Shown shown;
        try {
            shown = actAndProve(order, patient, process, deadline);
        } catch (InterruptedException stop) {
            interrupted = true;
            shown = new Shown(Result.UNKNOWN, "interrupted before its end was seen");
        }
        // A file cannot be written by an interrupted thread, and how it ended must be.
        interrupted |= Thread.interrupted();
        Duration took = Duration.ofNanos(clock.nanos() - started.nanos);
        String said = shown.said() + end(attempts, shown.result());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Treatment(order, Decision.APPLIED, said, Optional.of(shown.result()), started.at, took);
    }

    private Shown actAndProve(Order order, Patient patient, OptionalLong process, Deadline deadline)
            throws InterruptedException {
        Proof proof = new Proof(clock, patient, order, deadline, OptionalLong.empty());
        Done done;
        try {
            Action action = action(order).orElseThrow();
            done = action.act(order.target(), deadline);
            if (done.result().isEmpty() && action.replaces(order.target())) {
                proof = new Proof(clock, patient, order, deadline, process);
            }
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError broken) {
            Shown seen = proof.until(Duration.ZERO);
            return new Shown(seen.result(), order.action() + " broke: " + broken + "; " + seen.said());
        }
        Optional<Result> known = done.result();
        if (known.isPresent() && (known.get() == Result.GONE || known.get() == Result.IN_PROGRESS)) {
            return new Shown(known.get(), done.said());
        }
        boolean failed = known.isPresent() && known.get() == Result.NOT_HEALED;
        Shown seen = proof.until(failed ? Duration.ZERO : order.target().startWithin());
        Result result = failed && seen.result() != Result.HEALED ? Result.NOT_HEALED : seen.result();
        return new Shown(result, done.said() + "; " + seen.said());
    }

    private String end(List<String> attempts, Result result) {
        String trouble = "";
        for (String attempt : attempts) {
            try {
                log.end(attempt, result, clock.now());
            } catch (IOException | RuntimeException unwritten) {
                trouble = " (its end could not be written down: " + unwritten.getMessage() + ")";
            }
        }
        return trouble;
    }

    /** How it is; a look that breaks tells nothing. */
    static Health look(Patient patient, Order order, Deadline deadline) throws InterruptedException {
        try {
            return patient.look(order, deadline);
        } catch (RuntimeException broken) {
            return Health.UNKNOWN;
        }
    }

    private Optional<String> refusal(Order order, Deadline deadline) {
        return floor.refusal(order, action(order), deadline);
    }

    private Optional<Action> action(Order order) {
        return Optional.ofNullable(actions.get(order.action()));
    }

    private Treatment refused(Started started, String reason) {
        return decided(started, Decision.REFUSED, reason);
    }

    private Treatment decided(Started started, Decision decision, String reason) {
        Duration took = Duration.ofNanos(clock.nanos() - started.nanos);
        return new Treatment(started.order, decision, reason, Optional.empty(), started.at, took);
    }
}
