package dev.selfheal.fix;

import dev.selfheal.fact.Result;
import dev.selfheal.fix.Patient.Health;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.util.OptionalLong;

/** Asks the patient after an act until it is well and stays so, or until its time is over. */
final class Proof {
    /** What runs is well when two looks this far apart, and all between them, say so: one that dies at once is not. */
    static final Duration STAYS_WELL = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final int TOO_OFTEN = 3;

    private final Clock clock;
    private final Patient patient;
    private final Order order;
    private final Deadline deadline;
    private final OptionalLong before;
    private OptionalLong process = OptionalLong.empty();
    private int replaced;
    private boolean well;
    private long wellSince;

    /** @param before the process that must be another one now; empty where it need not be */
    Proof(Clock clock, Patient patient, Order order, Deadline deadline, OptionalLong before) {
        this.clock = clock;
        this.patient = patient;
        this.order = order;
        this.deadline = deadline;
        this.before = before;
    }

    /** What became of it, and how that is known, for people. */
    record Shown(Result result, String said) {}

    /** Looks until it is well and stays so, or until then, whichever is first; one that is just well may still show that it stays. */
    Shown until(Duration time) throws InterruptedException {
        Deadline end = deadline.atMost(time);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Health health = look();
            boolean same = before.isPresent() && before.equals(patient.process(order));
            boolean stayed = health == Health.WELL && stayed();
            if (stayed && !same) {
                return new Shown(Result.HEALED, "it is well");
            }
            well = health == Health.WELL;
            if (replaced >= TOO_OFTEN) {
                return new Shown(Result.NOT_HEALED, "its process ends and is started again and again");
            }
            if (deadline.passed() || (end.passed() && (!well || stayed))) {
                return same && well
                        ? new Shown(Result.NOT_HEALED, "it is well, but the same process runs as before")
                        : unproven(health);
            }
            Duration rest = well && !stayed ? STAYS_WELL.minusNanos(clock.nanos() - wellSince) : end.left();
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
        OptionalLong now = patient.process(order);
        // One that is there again after it died in between has not stayed.
        boolean another = well && !now.equals(process);
        if (!well || another) {
            wellSince = clock.nanos();
        }
        replaced += another ? 1 : 0;
        process = now;
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
