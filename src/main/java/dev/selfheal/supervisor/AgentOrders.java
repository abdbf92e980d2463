package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.time.Duration;

/** What is said to launchd, in which order, to load, start and restart an agent. An owner's "disabled" is never undone. */
final class AgentOrders {
    // kickstart hangs for minutes while launchd throttles the job.
    private static final Duration KICKING = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(250);
    // Beside the job's own exit timeout: ending it, and then starting it.
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final LaunchctlCalls calls;
    private final Clock clock;
    private final Looking looking;
    private final AgentLoad load;
    private final DefinitionExam definitions;

    AgentOrders(LaunchctlCalls calls, Clock clock, Looking looking, DefinitionExam definitions) {
        this.calls = calls;
        this.clock = clock;
        this.looking = looking;
        this.definitions = definitions;
        this.load = new AgentLoad(calls, clock, definitions);
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
                && (seen.job().state() == State.IDLE || seen.job().state() == State.FAILED);
        if (!waits) {
            return loaded;
        }
        Asked asked = calls.kickstart(job.name(), deadline.atMost(KICKING));
        return asked.ended(0)
                ? new Move.Accepted("launchctl bootstrap, kickstart")
                : new Move.Unknown("launchctl kickstart: " + asked.said());
    }

    /** An accepted kickstart proves nothing: another process must be there. */
    private Move replaced(Job before, Deadline deadline) throws InterruptedException {
        Deadline end = deadline.atMost(exitTimeout(before).plus(SETTLING));
        do {
            if (looking.look(before.name(), end) instanceof Sight.Seen seen
                    && (before.pid().isEmpty()
                            || !before.pid().equals(seen.job().pid()))) {
                return new Move.Accepted("launchctl kickstart -k");
            }
            clock.pause(STEP);
        } while (!end.passed());
        return new Move.Unknown("launchctl kickstart -k was accepted, but the same process still runs");
    }

    /** The other ways, where kickstart did not do. */
    private Move otherwise(Job job, Asked asked, Deadline deadline) throws InterruptedException {
        if (LaunchctlCalls.noSession(asked)) {
            return new Move.Unknown("launchctl kickstart: " + asked.said());
        }
        boolean hung = asked instanceof Asked.Unasked not && not.why() == Sight.Trouble.TIMED_OUT;
        if (!hung && !asked.ended(LaunchctlCalls.NO_PROCESS, LaunchctlCalls.NO_SERVICE, LaunchctlCalls.INPUT_OUTPUT)) {
            return new Move.Refused("launchctl kickstart: " + asked.said());
        }
        if (!(looking.look(job.name(), deadline) instanceof Sight.Seen seen)) {
            return new Move.Unknown("launchctl kickstart: " + asked.said());
        }
        return seen.job().state() == State.ABSENT
                ? loadAndStart(seen.job(), deadline)
                : load.again(seen.job(), exitTimeout(seen.job()).plus(SETTLING), deadline);
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
