package dev.selfheal.supervisor;

import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.time.Duration;

/** Loads an agent from its property list, and loads it again. */
final class AgentLoad {
    private static final Duration VERIFYING = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration GAP = Duration.ofSeconds(1);
    private static final int TRIES = 4;
    // launchd goes on tearing down for a while after it says that it is done.
    private static final int TRIES_AFTER_BOOTOUT = 20;

    private final LaunchctlCalls calls;
    private final Clock clock;

    AgentLoad(LaunchctlCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** Loads one that is absent and that its owner did not disable. */
    Move load(Job job, Deadline deadline) throws InterruptedException {
        return job.definition().isEmpty()
                ? new Move.Refused("there is no property list for it in ~/Library/LaunchAgents")
                : bootstrap(job.name(), job.definition().get(), TRIES, GAP, deadline);
    }

    /**
     * Unloads it and loads it again. Once it is unloaded it is loaded again, whatever the deadline says, but bounded by
     * itself: it must not be left out.
     *
     * @param leaving how long it may take to go
     */
    Move again(Job job, Duration leaving, Deadline deadline) throws InterruptedException {
        if (job.definition().isEmpty() || !job.definition().get().startsWith("/")) {
            return new Move.Refused("it was not loaded from a file, so it could not be loaded again");
        }
        if (deadline.left().compareTo(leaving) < 0) {
            return new Move.Unknown("too little time is left to unload it and load it again");
        }
        Asked asked = calls.bootout(job.name(), leaving, deadline);
        boolean gone = asked.ended(
                0,
                LaunchctlCalls.NO_PROCESS,
                LaunchctlCalls.IN_PROGRESS,
                LaunchctlCalls.ALREADY,
                LaunchctlCalls.NO_SERVICE);
        if (!gone && asked instanceof Asked.Answered) {
            String said = "launchctl bootout: " + asked.said();
            return LaunchctlCalls.noSession(asked) ? new Move.Unknown(said) : new Move.Refused(said);
        }
        Deadline left = Deadline.in(leaving, clock);
        while (!calls.print(job.name(), left).ended(LaunchctlCalls.NO_SERVICE)) {
            if (left.passed()) {
                return new Move.Unknown("launchctl bootout was accepted, but it is still there");
            }
            clock.pause(STEP);
        }
        Deadline back = Deadline.in(STEP.multipliedBy(TRIES_AFTER_BOOTOUT).plus(VERIFYING), clock);
        return bootstrap(job.name(), job.definition().get(), TRIES_AFTER_BOOTOUT, STEP, back);
    }

    /** Has launchd take in what this property list says, and sees that it did. */
    Move bootstrap(String label, String plist, int tries, Duration gap, Deadline deadline) throws InterruptedException {
        // Its owner did not disable it, but a mark of old may be left; whether this helped shows in what follows.
        Asked unused = calls.enable(label, deadline);
        Asked asked = calls.bootstrap(plist, deadline);
        for (int i = 1; i < tries && retry(label, asked, deadline); i++) {
            clock.pause(gap);
            asked = calls.bootstrap(plist, deadline);
        }
        String said = "launchctl bootstrap: " + asked.said();
        // 5 stands for a dozen causes, "it is there already" among them; so whether it is there decides.
        boolean late = asked instanceof Asked.Unasked not && not.why() == Sight.Trouble.TIMED_OUT;
        boolean mayBeThere =
                late || asked.ended(0, LaunchctlCalls.INPUT_OUTPUT, LaunchctlCalls.FILE_EXISTS, LaunchctlCalls.ALREADY);
        if (mayBeThere && there(label, asked, deadline)) {
            return new Move.Accepted("launchctl bootstrap");
        }
        if (asked.ended(0)) {
            return new Move.Unknown("launchctl bootstrap was accepted, but launchd does not know it: "
                    + "perhaps it is switched off in System Settings, Login Items");
        }
        return LaunchctlCalls.noSession(asked) || asked instanceof Asked.Unasked
                ? new Move.Unknown(said)
                : new Move.Refused(said);
    }

    private boolean retry(String label, Asked asked, Deadline deadline) throws InterruptedException {
        if (deadline.passed()) {
            return false;
        }
        if (asked.ended(LaunchctlCalls.DISABLED)) {
            return calls.enable(label, deadline).ended(0);
        }
        return asked.ended(LaunchctlCalls.INPUT_OUTPUT, LaunchctlCalls.FILE_EXISTS, LaunchctlCalls.ALREADY)
                && calls.print(label, deadline).ended(LaunchctlCalls.NO_SERVICE);
    }

    /** Whether launchd knows it now, or soon where it did not say that something is wrong. */
    private boolean there(String label, Asked asked, Deadline deadline) throws InterruptedException {
        boolean patient = asked.ended(0) || asked instanceof Asked.Unasked;
        Deadline end = deadline.atMost(VERIFYING);
        boolean there = calls.print(label, end).ended(0);
        while (!there && patient && !end.passed()) {
            clock.pause(STEP);
            there = calls.print(label, end).ended(0);
        }
        return there;
    }
}
