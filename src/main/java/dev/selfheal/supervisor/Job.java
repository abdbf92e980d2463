package dev.selfheal.supervisor;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A job as its supervisor describes it.
 *
 * @param definition file it was, or would be, loaded from
 * @param starts how often it was started since it was loaded
 * @param environment names of the variables that reach it, with their values; never logged
 * @param environmentKnown whether {@code environment} is all of it; where not, a name that is not in it may still reach it
 * @param exitTimeoutSeconds how long the supervisor waits between asking it to end and killing it
 */
public record Job(
        String name,
        State state,
        Enabled enabled,
        Optional<String> definition,
        OptionalLong pid,
        OptionalInt lastExit,
        OptionalInt lastSignal,
        Optional<String> lastReason,
        OptionalLong starts,
        Map<String, String> environment,
        boolean environmentKnown,
        OptionalInt exitTimeoutSeconds) {
    /** One that the supervisor does not know. */
    public static Job absent(String name, Enabled enabled, Optional<String> definition) {
        return new Job(
                name,
                State.ABSENT,
                enabled,
                definition,
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Map.of(),
                true,
                OptionalInt.empty());
    }

    /** States in words common to all supervisors; meanings as in {@link dev.selfheal.supervisor the package}'s sources. */
    public enum State {
        RUNNING,
        STARTING,
        STOPPING,
        BACKOFF,
        IDLE,
        /** Loaded, and not started since. */
        NEVER_RAN,
        FAILED,
        SPAWN_FAILED,
        ABSENT
    }

    /** Whether the owner switched it off. */
    public enum Enabled {
        ENABLED,
        DISABLED,
        UNKNOWN
    }

    @Override
    public String toString() {
        return name + " " + state; // never the environment: it holds secrets
    }
}
