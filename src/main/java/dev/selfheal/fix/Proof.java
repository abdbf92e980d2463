package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import dev.selfheal.fix.Patient.Health;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.time.Duration;

/** Asks the patient after an act until it is well and stays so, or until its time is over. */
final class Proof {
    /** What runs is well when two looks this far apart, and all between them, say so: one that dies at once is not. */
    static final Duration STAYS_WELL = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Patient patient;
    private final Order order;
    private final Deadline deadline;
    private boolean well;
    private long wellSince;

    Proof(Clock clock, Patient patient, Order order, Deadline deadline) {
        this.clock = clock;
        this.patient = patient;
        this.order = order;
        this.deadline = deadline;
    }

    /** What became of it, and how that is known, for people. */
    record Shown(Result result, String said) {}

    /** Looks until it is well and stays so, or until then, whichever is first; one that is just well may still show that it stays. */
    Shown until(Duration time) throws InterruptedException {
        Deadline end = deadline.atMost(time);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Health health = look();
            if (health == Health.WELL && stayed()) {
                return new Shown(Result.HEALED, "it is well");
            }
            well = health == Health.WELL;
            if (deadline.passed() || (end.passed() && !well)) {
                return unproven(health);
            }
            Duration rest = well ? STAYS_WELL.minusNanos(clock.nanos() - wellSince) : end.left();
            // A clock that pauses in whole milliseconds would otherwise wake a moment before.
            Duration step = shortest(pause, rest).plusMillis(1);
            clock.pause(shortest(step, deadline.left()));
            pause = shortest(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private boolean stayed() {
        if (!Names.runs(order.target())) {
            // Where nothing runs, nothing can die again: one look is enough.
            return true;
        }
        if (!well) {
            wellSince = clock.nanos();
        }
        return clock.nanos() - wellSince >= STAYS_WELL.toNanos();
    }

    private Shown unproven(Health last) {
        return switch (last) {
            case WELL -> new Shown(Result.UNKNOWN, "it is well, and no time was left to see whether it stays so");
            case SICK -> new Shown(Result.NOT_HEALED, "it is not well");
            case UNKNOWN -> new Shown(Result.UNKNOWN, "it could not be found out whether it is well");
        };
    }

    private Health look() throws InterruptedException {
        return Remedy.look(patient, order, deadline);
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
