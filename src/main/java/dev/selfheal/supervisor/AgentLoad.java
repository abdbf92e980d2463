package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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
    private final AgentFiles files;
    private final DefinitionExam definitions;

    AgentLoad(LaunchctlCalls calls, Clock clock, AgentFiles files, DefinitionExam definitions) {
        this.calls = calls;
        this.clock = clock;
        this.files = files;
        this.definitions = definitions;
    }

    /** Loads one that is absent and that its owner did not disable. */
    Move load(Job job, Deadline deadline) throws InterruptedException {
        if (job.definition().isEmpty()) {
            return new Move.Refused("there is no property list for it in ~/Library/LaunchAgents");
        }
        Path plist = Path.of(job.definition().get());
        Optional<String> unloadable = definitions.unloadable(job.name(), plist, deadline);
        return unloadable.isPresent()
                ? new Move.Refused(unloadable.get())
                : bootstrap(job.name(), job.definition().get(), TRIES, GAP, deadline);
    }

    /**
     * Unloads it and loads it again. Once it is unloaded it is loaded again, whatever the deadline says, but bounded by
     * itself: it must not be left out. So nothing is unloaded that could not be expected to load again.
     *
     * @param leaving how long it may take to go
     */
    Move again(Job job, Duration leaving, Deadline deadline) throws InterruptedException {
        if (job.definition().isEmpty() || !job.definition().get().startsWith("/")) {
            return new Move.Refused("it was not loaded from a file, so it could not be loaded again");
        }
        String plist = job.definition().get();
        Optional<String> unloadable = definitions.unloadable(job.name(), Path.of(plist), deadline);
        if (unloadable.isPresent()) {
            return new Move.Refused("it is not unloaded, since it could not be loaded again: " + unloadable.get());
        }
        if (deadline.left().compareTo(leaving) < 0) {
            return new Move.Unknown("too little time is left to unload it and load it again");
        }
        Optional<Move> stayed = unload(job, leaving, deadline);
        if (stayed.isPresent()) {
            return stayed.get();
        }
        Deadline back = Deadline.in(STEP.multipliedBy(TRIES_AFTER_BOOTOUT).plus(VERIFYING), clock);
        // Going took a while, in which its owner may have switched it off.
        if (calls.enabled(job.name(), back) == Enabled.DISABLED) {
            return new Move.Refused("its owner has just disabled it; it is unloaded now");
        }
        Move move = bootstrap(job.name(), plist, TRIES_AFTER_BOOTOUT, STEP, back);
        Optional<String> other =
                files.of(job.name(), deadline).map(Path::toString).filter(file -> !file.equals(plist));
        if (!(move instanceof Move.Refused) || other.isEmpty()) {
            return move instanceof Move.Refused ? new Move.Refused(move.said() + "; it is unloaded now") : move;
        }
        Move instead = bootstrap(job.name(), other.get(), TRIES, GAP, Deadline.in(VERIFYING, clock));
        return instead instanceof Move.Accepted
                ? new Move.Accepted("launchctl bootstrap, from " + other.get() + " since " + plist + " was refused")
                : new Move.Refused(move.said() + "; it is unloaded now");
    }

    /** Why it is still there; empty once it is gone. */
    private Optional<Move> unload(Job job, Duration leaving, Deadline deadline) throws InterruptedException {
        Asked asked = calls.bootout(job.name(), leaving, deadline);
        boolean gone = LaunchctlCalls.leaving(asked);
        if (!gone && asked instanceof Asked.Answered) {
            String said = LaunchctlErrors.said("bootout", asked);
            return Optional.of(LaunchctlCalls.noSession(asked) ? new Move.Unknown(said) : new Move.Refused(said));
        }
        Deadline left = Deadline.in(leaving, clock);
        while (!calls.print(job.name(), left).ended(LaunchctlCalls.NO_SERVICE)) {
            if (left.passed()) {
                return Optional.of(new Move.Unknown("launchctl bootout was accepted, but it is still there"));
            }
            clock.pause(STEP);
        }
        return Optional.empty();
    }

    /** Has launchd take in what this property list says, and sees that it did. */
    Move bootstrap(String label, String plist, int tries, Duration gap, Deadline deadline) throws InterruptedException {
        // Its owner did not disable it, but a mark of old may be left; whether this helped shows in what follows.
        Asked unused = calls.enable(label, deadline);
        Asked asked = calls.bootstrap(plist, deadline);
        boolean enabled = false;
        for (int i = 1; i < tries && !deadline.passed(); i++) {
            if (asked.ended(LaunchctlCalls.DISABLED) && !enabled && calls.enabled(label, deadline) == Enabled.ENABLED) {
                enabled = calls.enable(label, deadline).ended(0);
            } else if (!busy(label, asked, deadline)
                    || definitions.unloadable(label, Path.of(plist), deadline).isPresent()) {
                break;
            }
            clock.pause(gap);
            asked = calls.bootstrap(plist, deadline);
        }
        return judged(label, plist, asked, deadline);
    }

    /** Whether launchd may take it in a moment: it says that it is there, and it is not. */
    private boolean busy(String label, Asked asked, Deadline deadline) throws InterruptedException {
        return asked.ended(LaunchctlCalls.INPUT_OUTPUT, LaunchctlCalls.FILE_EXISTS, LaunchctlCalls.ALREADY)
                && calls.print(label, deadline).ended(LaunchctlCalls.NO_SERVICE);
    }

    /** 5 stands for a dozen causes, "it is there already" among them; so whether it is there decides. */
    private Move judged(String label, String plist, Asked asked, Deadline deadline) throws InterruptedException {
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
        if (LaunchctlCalls.noSession(asked) || asked instanceof Asked.Unasked) {
            return new Move.Unknown("launchctl bootstrap: " + asked.said());
        }
        String said = LaunchctlErrors.said("bootstrap", asked);
        return new Move.Refused(definitions
                .unloadable(label, Path.of(plist), deadline)
                .map(trouble -> said + "; " + trouble)
                .orElse(said));
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
