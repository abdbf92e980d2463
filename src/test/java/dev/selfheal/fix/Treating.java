package dev.selfheal.fix;

import dev.selfheal.fix.Patient.Health;
import dev.selfheal.sys.Deadline;
import dev.selfheal.testing.FakeClock;
import dev.selfheal.verdict.Fix;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tests of treatments share: one clock, one memory, one recording action, and a known unit. */
class Treating {
    static final Duration START_WITHIN = Duration.ofSeconds(30);
    static final Target.Job WEB = job("unit:web.service");

    final FakeClock clock = new FakeClock();
    final ShortMemory log = new ShortMemory();
    final RecordingAction action = new RecordingAction("unit.restart");
    final Map<String, Target> known = new HashMap<>(Map.of(WEB.subject(), WEB));
    PauseLog pauses = List::of;
    Remedy remedy = fresh();

    /** The remedy of a new cycle. */
    final Remedy fresh() {
        remedy = new Remedy(
                new Floor(() -> pauses.inForce(), Set.of("selfheal", "dev.selfheal"), known, log, clock),
                List.of(action, new RecordingAction("log.rotate")),
                log,
                clock);
        return remedy;
    }

    static Target.Job job(String subject) {
        return new Target.Job(subject, subject.substring(subject.indexOf(':') + 1), START_WITHIN);
    }

    static Order order(Target target) {
        return order("unit.restart", target);
    }

    static Order order(String action, Target target) {
        return new Order(action, target, List.of(fix(action, target.subject())));
    }

    static Fix fix(String action, String target) {
        return new Fix("rule.of." + action, "sick", action, target, target);
    }

    final Deadline inFiveMinutes() {
        return Deadline.in(Duration.ofMinutes(5), clock);
    }

    /** Sick until the action acted, then well. */
    final Patient curable() {
        return (order, deadline) -> action.acted.isEmpty() ? Health.SICK : Health.WELL;
    }

    final Treatment treat(Order order) {
        return remedy.treat(order, curable(), inFiveMinutes());
    }
}
