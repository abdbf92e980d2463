package dev.selfheal.install.discovery;

import dev.selfheal.inventory.Expect;
import dev.selfheal.supervisor.DefinitionSight;
import dev.selfheal.supervisor.Job;
import dev.selfheal.supervisor.Job.State;
import dev.selfheal.supervisor.JobOutline;
import dev.selfheal.supervisor.Sight;
import java.util.Optional;
import java.util.Set;

/**
 * What its owner probably expects of a job, by its definition and by how it is now. Nothing is expected of one that somebody
 * seems to have stopped: to start it again would be to undo that.
 *
 * @param why in words for its owner
 */
record Guess(Expect expect, String why) {
    private static final Set<State> ALIVE = Set.of(State.RUNNING, State.STARTING, State.BACKOFF);
    private static final Set<State> BROKEN = Set.of(State.FAILED, State.SPAWN_FAILED);

    /** @param kind {@code agent} or {@code unit} */
    static Guess of(String kind, Sight sight, Optional<JobOutline> outline) {
        if (sight instanceof Sight.CannotTell not) {
            return nothing(
                    switch (not.why()) {
                        case DENIED -> "it may not be asked after";
                        case TIMED_OUT -> "there was no time to ask after it";
                        case TOOL_MISSING, NO_SESSION -> "its supervisor does not answer";
                        case UNREADABLE -> "what its supervisor says of it was not understood";
                    });
        }
        Sight.Seen seen = (Sight.Seen) sight;
        Job job = seen.job();
        Optional<String> trouble = seen.definition().flatMap(Guess::trouble);
        if (trouble.isPresent()) {
            return nothing("its file cannot be used: " + trouble.get());
        }
        if (job.enabled() == Job.Enabled.DISABLED) {
            return nothing(kind.equals("unit") ? "it is masked" : "it is switched off");
        }
        if (job.state() == State.ABSENT) {
            return nothing(kind.equals("unit") ? "its manager does not know it" : "it is not loaded now");
        }
        return outline.isEmpty()
                ? nothing("its definition could not be read")
                : started(kind.equals("unit"), job.state(), outline.get());
    }

    private static Optional<String> trouble(DefinitionSight definition) {
        return definition instanceof DefinitionSight.Examined examined ? examined.trouble() : Optional.empty();
    }

    private static Guess nothing(String why) {
        return new Guess(Expect.ANY, why + ", so nothing is expected of it");
    }

    private static Guess started(boolean unit, State state, JobOutline outline) {
        boolean alive = ALIVE.contains(state);
        boolean broken = BROKEN.contains(state);
        String because = outline.because();
        return switch (outline.start()) {
            case KEPT ->
                // launchd never leaves such a job out, so one that is idle is between two runs; systemd obeys a stop.
                alive || broken || !unit
                        ? running(because + ", so it is expected to be running", state)
                        : nothing(because + ", but it is stopped now");
            case KEPT_ON_CONDITIONS ->
                alive || broken
                        ? running(because + ", so it is expected to be running", state)
                        : unit ? nothing(because + ", but it is stopped now") : loaded(because + ", and it has ended");
            case AT_TIMES ->
                new Guess(
                        Expect.SCHEDULED,
                        because + ": it runs at its times" + (broken ? ", and its last run failed" : ""));
            case AT_LOGIN, BY_HAND -> byHand(unit, state, because.isEmpty() ? "" : because + ", and ");
            case ON_DEMAND -> loaded(because + ": it runs when that asks for it");
            case ONCE ->
                alive
                        ? running(because + ", and it is active", state)
                        : broken
                                ? new Guess(Expect.SCHEDULED, because + ": it runs to its end, and its last run failed")
                                : nothing(because + ": it runs to its end when it is started");
        };
    }

    private static Guess byHand(boolean unit, State state, String setting) {
        if (ALIVE.contains(state)) {
            return running(setting + "it runs now, so it is taken for a server", state);
        }
        boolean broken = BROKEN.contains(state);
        if (unit) {
            return broken
                    ? running(setting + "it was started, so it is expected to be running", state)
                    : nothing(setting + "it does not run now");
        }
        return loaded(setting + (broken ? "its last run failed" : "it does not run now"));
    }

    private static Guess running(String why, State state) {
        String now =
                switch (state) {
                    case FAILED -> "; it has failed, and the first cycle starts it again";
                    case SPAWN_FAILED -> "; it cannot be started as it is defined";
                    case BACKOFF -> "; it ended, and waits to be started again";
                    default -> "";
                };
        return new Guess(Expect.RUNNING, why + now);
    }

    private static Guess loaded(String why) {
        return new Guess(Expect.LOADED, why + ", so it is only expected to be loaded");
    }
}
