package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import dev.selfheal.supervisor.Sight.Trouble;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;
import java.nio.file.Path;
import java.time.Duration;

/** An own job as a LaunchAgent of this user's graphical session. */
public final class AgentRegistry implements Registry {
    // bootout returns before the job is gone; how long it may take is its exit timeout and then some.
    private static final Duration BESIDE_EXIT = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(250);
    private static final int USUAL_EXIT_SECONDS = 5;
    // For launchd goes on tearing down for a while after it says that a job is gone.
    private static final int TRIES = 40;

    private final Launchctl launchctl;
    private final LaunchctlCalls calls;
    private final AgentLoad load;
    private final Clock clock;

    /**
     * @param tool {@code /bin/launchctl}
     * @param uid of the user whose session it is
     * @param home of the same user
     */
    public AgentRegistry(Programs programs, Clock clock, String tool, long uid, Path home) {
        this.launchctl = new Launchctl(programs, clock, tool, uid, home);
        this.calls = launchctl.calls();
        this.load = launchctl.load();
        this.clock = clock;
    }

    @Override
    public Standing look(String label, Deadline deadline) throws InterruptedException {
        Sight sight = launchctl.look(label, deadline);
        if (sight instanceof Sight.CannotTell not) {
            return new Standing.CannotTell(not.why(), not.detail());
        }
        Job job = ((Sight.Seen) sight).job();
        if (job.state() == State.ABSENT) {
            return new Standing.Out();
        }
        return job.enabled() == Enabled.DISABLED
                ? new Standing.Half("it is loaded, but disabled: it would not be loaded at the next login")
                : new Standing.In(job.definition());
    }

    @Override
    public Move enter(String label, Path definition, Deadline deadline) throws InterruptedException {
        return load.bootstrap(label, definition.toString(), TRIES, STEP, deadline);
    }

    @Override
    public Move remove(String label, Deadline deadline) throws InterruptedException {
        Sight sight = launchctl.look(label, deadline);
        if (sight instanceof Sight.CannotTell not) {
            return new Move.Unknown(not.detail());
        }
        Job job = ((Sight.Seen) sight).job();
        if (job.state() == State.ABSENT) {
            return new Move.Accepted("it was not loaded");
        }
        Duration exit = Duration.ofSeconds(Math.max(1, job.exitTimeoutSeconds().orElse(USUAL_EXIT_SECONDS)));
        Asked asked = calls.bootout(label, exit, deadline);
        boolean late = asked instanceof Asked.Unasked not && not.why() == Trouble.TIMED_OUT;
        boolean going = LaunchctlCalls.leaving(asked);
        return going || late
                ? gone(label, deadline.atMost(exit.plus(BESIDE_EXIT)))
                : new Move.Refused("launchctl bootout: " + asked.said());
    }

    private Move gone(String label, Deadline end) throws InterruptedException {
        while (!calls.print(label, end).ended(LaunchctlCalls.NO_SERVICE)) {
            if (end.passed()) {
                return new Move.Unknown("launchctl bootout was accepted, but it is still there");
            }
            clock.pause(STEP);
        }
        return new Move.Accepted("launchctl bootout");
    }

    /** launchd remembers nothing but whether it is switched on. */
    @Override
    public Move forget(String label, Deadline deadline) {
        return new Move.Accepted("nothing to forget");
    }

    @Override
    public boolean nothingWithoutSession() {
        return true;
    }
}
