package dev.selfheal.fix;

import dev.selfheal.fact.Pause;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The safety floor of one cycle: what no rule, inventory or answer of a model gets past. Whatever it cannot find out counts
 * against acting.
 */
public final class Floor {
    /** Acts upon one target in a day; above any sensible budget of a rule. */
    public static final int PER_TARGET = 20;

    public static final Duration PER_TARGET_WINDOW = Duration.ofHours(24);

    /** Acts on the whole machine in an hour; above any sensible budget of a rule. */
    public static final int PER_MACHINE = 30;

    public static final Duration PER_MACHINE_WINDOW = Duration.ofHours(1);

    private final PauseLog pauses;
    private final Set<String> ownJobs;
    private final Map<String, ? extends Target> known;
    private final AttemptLog log;
    private final Clock clock;
    private final Set<String> tried = new HashSet<>();

    /**
     * @param pauses asked before every act, since one may have been set after the judgement
     * @param ownJobs labels and unit names of Selfheal itself, without {@code .service}
     * @param known the targets that the inventory names, by their subject
     */
    public Floor(
            PauseLog pauses, Set<String> ownJobs, Map<String, ? extends Target> known, AttemptLog log, Clock clock) {
        this.pauses = pauses;
        this.ownJobs = Set.copyOf(ownJobs);
        this.known = Map.copyOf(known);
        this.log = log;
        this.clock = clock;
    }

    /**
     * Why this must not be done now; empty where nothing stands against it. It changes nothing and may be asked again.
     *
     * @param action what the order's action is carried out by; empty where there is no such action
     */
    public Optional<String> refusal(Order order, Optional<Action> action, Deadline deadline) {
        Target target = order.target();
        String subject = target.subject();
        Optional<String> paused = paused(order);
        if (paused.isPresent()) {
            return paused;
        }
        if (!Names.explicit(target)) {
            return Optional.of("\"" + subject + "\" does not name one target; a fix acts on exactly one");
        }
        if (order.fixes().isEmpty()
                || order.fixes().stream().anyMatch(fix -> !fix.target().equals(subject))) {
            return Optional.of("no rule asked for exactly this on " + subject);
        }
        if (!target.equals(known.get(subject))) {
            return Optional.of(subject + " is not a target of the inventory");
        }
        if (Names.apples(target)) {
            return Optional.of(subject + " is a part of macOS; com.apple.* is never touched");
        }
        if (Names.own(target, ownJobs)) {
            return Optional.of(subject + " is Selfheal's own job");
        }
        if (identities(target).stream().anyMatch(tried::contains)) {
            return Optional.of(subject + " was already tried in this cycle");
        }
        return ceilings(subject).or(() -> unfit(order, action, deadline));
    }

    /** From now on it is tried in this cycle. */
    void tried(Target target) {
        tried.addAll(identities(target));
    }

    private Optional<String> paused(Order order) {
        try {
            return pauses.inForce().stream()
                    .filter(pause -> stops(pause, order))
                    .findFirst()
                    .map(pause -> (pause.subject().equals(Pause.EVERYTHING) ? "everything" : pause.subject())
                            + " is paused until " + pause.until() + ": " + pause.reason());
        } catch (IOException | RuntimeException unknown) {
            return Optional.of("it is not known what is paused: " + unknown.getMessage());
        }
    }

    private static boolean stops(Pause pause, Order order) {
        return pause.subject().equals(Pause.EVERYTHING)
                || pause.subject().equals(order.target().subject())
                || order.fixes().stream().anyMatch(fix -> fix.subject().equals(pause.subject()));
    }

    private Optional<String> ceilings(String subject) {
        int onTarget;
        int onMachine;
        try {
            onTarget = log.since(clock.now().minus(PER_TARGET_WINDOW), subject);
            onMachine = log.since(clock.now().minus(PER_MACHINE_WINDOW));
        } catch (RuntimeException unreadable) {
            return Optional.of("earlier attempts cannot be counted: " + unreadable.getMessage());
        }
        if (onTarget >= PER_TARGET) {
            return Optional.of(
                    "%s was tried %d times in 24 hours; the ceiling is %d".formatted(subject, onTarget, PER_TARGET));
        }
        if (onMachine >= PER_MACHINE) {
            return Optional.of("%d fixes were tried on this machine in an hour; the ceiling is %d"
                    .formatted(onMachine, PER_MACHINE));
        }
        return Optional.empty();
    }

    private static Optional<String> unfit(Order order, Optional<Action> action, Deadline deadline) {
        if (action.isEmpty()) {
            return Optional.of("there is no action " + order.action());
        }
        if (!action.get().suits(order.target())) {
            return Optional.of(
                    order.action() + " cannot act on " + order.target().subject());
        }
        return deadline.passed() ? Optional.of("the time of this cycle is used up") : Optional.empty();
    }

    private static List<String> identities(Target target) {
        return List.of(target.subject(), target.getClass().getSimpleName() + Names.acted(target));
    }
}
