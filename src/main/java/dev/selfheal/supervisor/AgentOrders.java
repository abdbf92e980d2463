package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What is said to launchd, in which order, to load, start and restart an agent. Only {@link #enable} undoes an owner's "disabled". */
final class AgentOrders {
    // kickstart hangs for minutes while launchd throttles the job.
    private static final Duration KICKING = Duration.ofSeconds(10);
    private static final Duration FIRST_STEP = Duration.ofMillis(250);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(2);
    // Beside the job's own exit timeout: ending it, and then starting it.
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Set<State> AT_REST = EnumSet.of(State.IDLE, State.NEVER_RAN, State.FAILED);

    private final LaunchctlCalls calls;
    private final Clock clock;
    private final Looking looking;
    private final AgentLoad load;
    private final DefinitionExam definitions;

    AgentOrders(LaunchctlCalls calls, Clock clock, Looking looking, AgentLoad load, DefinitionExam definitions) {
        this.calls = calls;
        this.clock = clock;
        this.looking = looking;
        this.load = load;
        this.definitions = definitions;
    }

    Move load(Job job, Deadline deadline) throws InterruptedException {
        if (job.state() != State.ABSENT) {
            return new Move.Accepted("it is loaded already");
        }
        return job.enabled() == Enabled.ENABLED ? load.load(job, deadline) : withheld(job);
    }

    Move start(Job job, Deadline deadline) throws InterruptedException {
        if (job.state() == State.RUNNING || job.state() == State.STARTING) {
            return new Move.Accepted("it runs already");
        }
        if (job.enabled() != Enabled.ENABLED) {
            return withheld(job);
        }
        if (job.state() == State.ABSENT) {
            return loadAndStart(job, deadline);
        }
        Asked asked = calls.kickstart(job.name(), deadline.atMost(KICKING));
        return asked.ended(0) ? new Move.Accepted("launchctl kickstart") : otherwise(job, asked, deadline);
    }

    Move restart(Job job, Deadline deadline) throws InterruptedException {
        if (job.enabled() != Enabled.ENABLED) {
            return withheld(job);
        }
        if (job.state() == State.ABSENT) {
            return loadAndStart(job, deadline);
        }
        Duration within = KICKING.compareTo(exitTimeout(job)) < 0 ? exitTimeout(job) : KICKING;
        Asked asked = calls.kickstartAnew(job.name(), within, deadline);
        return asked.ended(0) ? replaced(job, deadline) : otherwise(job, asked, deadline);
    }

    Move reload(Job job, Deadline deadline) throws InterruptedException {
        if (job.enabled() != Enabled.ENABLED) {
            return withheld(job);
        }
        return job.state() == State.ABSENT
                ? loadAndStart(job, deadline)
                : started(job, load.again(job, exitTimeout(job).plus(SETTLING), deadline), deadline);
    }

    /**
     * Undoes an owner's "disabled", and loads it if it is not.
     *
     * @param start whether it is also to run
     */
    Move enable(Job job, boolean start, Deadline deadline) throws InterruptedException {
        if (job.enabled() == Enabled.UNKNOWN) {
            return withheld(job);
        }
        if (job.enabled() == Enabled.DISABLED) {
            Asked asked = calls.enable(job.name(), deadline);
            if (!asked.ended(0)) {
                String said = LaunchctlErrors.said("enable", asked);
                return asked instanceof Asked.Unasked || LaunchctlCalls.noSession(asked)
                        ? new Move.Unknown(said)
                        : new Move.Refused(said);
            }
        }
        Sight sight = looking.look(job.name(), deadline);
        if (!(sight instanceof Sight.Seen seen)) {
            return new Move.Unknown(((Sight.CannotTell) sight).detail());
        }
        if (seen.job().enabled() != Enabled.ENABLED) {
            return new Move.Unknown("launchctl enable was accepted, but it is still disabled");
        }
        return start ? start(seen.job(), deadline) : load(seen.job(), deadline);
    }

    private static Move withheld(Job job) {
        return job.enabled() == Enabled.DISABLED
                ? new Move.Refused("its owner disabled it; launchctl enable undoes that")
                : new Move.Unknown("it cannot be told whether its owner disabled it");
    }

    /** A loaded agent whose property list does not say that it runs at load is started by hand. */
    private Move loadAndStart(Job job, Deadline deadline) throws InterruptedException {
        return started(job, load.load(job, deadline), deadline);
    }

    private Move started(Job job, Move loaded, Deadline deadline) throws InterruptedException {
        boolean waits = loaded instanceof Move.Accepted
                // One that only runs at its times waits for the next, as its owner wants.
                && !definitions.scheduled(job, deadline)
                && looking.look(job.name(), deadline) instanceof Sight.Seen seen
                && AT_REST.contains(seen.job().state());
        if (!waits) {
            return loaded;
        }
        Asked asked = calls.kickstart(job.name(), deadline.atMost(KICKING));
        return asked.ended(0)
                ? new Move.Accepted("launchctl bootstrap, kickstart")
                : new Move.Unknown(LaunchctlErrors.said("kickstart", asked));
    }

    /** An accepted kickstart proves nothing: the process that was there must go. */
    private Move replaced(Job before, Deadline deadline) throws InterruptedException {
        Deadline end = deadline.atMost(exitTimeout(before).plus(SETTLING));
        Duration step = FIRST_STEP;
        do {
            if (looking.look(before.name(), end) instanceof Sight.Seen seen
                    && (before.pid().isEmpty()
                            || !before.pid().equals(seen.job().pid()))) {
                return new Move.Accepted("launchctl kickstart -k");
            }
            clock.pause(step);
            step = step.compareTo(LONGEST_STEP) < 0 ? step.multipliedBy(2) : LONGEST_STEP;
        } while (!end.passed());
        return new Move.Unknown("launchctl kickstart -k was accepted, but the same process still runs");
    }

    /** The other ways, where kickstart did not do. */
    private Move otherwise(Job job, Asked asked, Deadline deadline) throws InterruptedException {
        String said = LaunchctlErrors.said("kickstart", asked);
        if (LaunchctlCalls.noSession(asked)) {
            return new Move.Unknown(said);
        }
        boolean hung = asked instanceof Asked.Unasked not && not.why() == Sight.Trouble.TIMED_OUT;
        if (!hung && !asked.ended(LaunchctlCalls.NO_PROCESS, LaunchctlCalls.NO_SERVICE, LaunchctlCalls.INPUT_OUTPUT)) {
            return new Move.Refused(said);
        }
        if (!(looking.look(job.name(), deadline) instanceof Sight.Seen seen)) {
            return new Move.Unknown(said);
        }
        return seen.job().state() == State.ABSENT
                ? loadAndStart(seen.job(), deadline)
                : started(
                        seen.job(),
                        load.again(seen.job(), exitTimeout(seen.job()).plus(SETTLING), deadline),
                        deadline);
    }

    private static Duration exitTimeout(Job job) {
        // 5 s is what launchd uses where the property list says nothing.
        return Duration.ofSeconds(Math.max(1, job.exitTimeoutSeconds().orElse(5)));
    }

    /** Looks at one job. */
    interface Looking {
        Sight look(String label, Deadline deadline) throws InterruptedException;
    }
}
