package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The answer of {@code systemctl show}: lines of {@code Property=value}, some of them more than once. */
final class UnitShow {
    static final String PROPERTIES = String.join(
            ",",
            "LoadState",
            "LoadError",
            "ActiveState",
            "SubState",
            "Result",
            "Type",
            "MainPID",
            "ExecMainPID",
            "ExecMainCode",
            "ExecMainStatus",
            "NRestarts",
            "UnitFileState",
            "FragmentPath",
            "Environment",
            "EnvironmentFiles",
            "UnsetEnvironment",
            "TimeoutStopUSec",
            "Restart",
            "StartLimitBurst",
            "StartLimitIntervalUSec",
            "InactiveEnterTimestampMonotonic");

    // ExecMainCode is the si_code of wait(2): 1 exited, 2 killed by a signal, 3 that with a core dump.
    private static final int EXITED = 1;
    // systemd's own statuses for "could not set the process up", 200 (CHDIR) to 245 (BPF): systemd.exec(5).
    private static final int FIRST_SPAWN_STATUS = 200;
    private static final int LAST_SPAWN_STATUS = 245;

    private final Map<String, List<String>> values = new HashMap<>();

    UnitShow(String output) {
        output.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
                        .add(line.substring(equals + 1));
            }
        });
    }

    /** Whether it says the least that any version says of any unit. */
    boolean readable() {
        return !text("LoadState").isEmpty() && !text("ActiveState").isEmpty();
    }

    String text(String property) {
        return values.getOrDefault(property, List.of("")).get(0);
    }

    List<String> all(String property) {
        return values.getOrDefault(property, List.of());
    }

    long number(String property) {
        String text = text(property);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    boolean masked() {
        return text("LoadState").equals("masked") || text("UnitFileState").startsWith("masked");
    }

    /** Whether its start is over only when its work is, which may be hours. */
    boolean oneshot() {
        return text("Type").equals("oneshot");
    }

    /** Empty for a state that this version of Selfheal has not heard of. */
    Optional<State> state() {
        return switch (text("ActiveState")) {
            case "active", "reloading", "refreshing" -> Optional.of(State.RUNNING);
            case "activating" ->
                Optional.of(
                        text("SubState").startsWith("auto-restart")
                                ? spawnFailed() ? State.SPAWN_FAILED : State.BACKOFF
                                : State.STARTING);
            case "deactivating" -> Optional.of(State.STOPPING);
            case "failed" -> Optional.of(spawnFailed() ? State.SPAWN_FAILED : State.FAILED);
            case "inactive" ->
                switch (text("LoadState")) {
                    case "not-found" -> Optional.of(State.ABSENT);
                    case "bad-setting", "error" -> Optional.of(State.SPAWN_FAILED);
                    case "loaded", "masked", "stub", "merged" ->
                        Optional.of(spawnFailed() ? State.SPAWN_FAILED : State.IDLE);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    private boolean spawnFailed() {
        long status = number("ExecMainStatus");
        return text("Result").equals("exec-condition")
                || text("Result").equals("resources")
                || (number("ExecMainCode") == EXITED && status >= FIRST_SPAWN_STATUS && status <= LAST_SPAWN_STATUS);
    }

    /**
     * Only masked is the owner's no. Disabled means that a login does not start it, which says nothing of whether it should
     * run now: that is what the inventory is for.
     */
    Enabled enabled() {
        return masked() ? Enabled.DISABLED : Enabled.ENABLED;
    }

    Job job(String name, State state, UnitEnvironment.Reached environment) {
        long pid = number("MainPID");
        boolean ended = number("ExecMainCode") > 0;
        int status = (int) number("ExecMainStatus");
        boolean exited = number("ExecMainCode") == EXITED;
        String definition = text("FragmentPath");
        return new Job(
                name,
                state,
                enabled(),
                definition.isEmpty() ? Optional.empty() : Optional.of(definition),
                pid > 0 ? OptionalLong.of(pid) : OptionalLong.empty(),
                ended && exited ? OptionalInt.of(status) : OptionalInt.empty(),
                ended && !exited ? OptionalInt.of(status) : OptionalInt.empty(),
                reason(),
                OptionalLong.of(number("NRestarts") + (number("ExecMainPID") > 0 ? 1 : 0)),
                environment.variables(),
                environment.known(),
                UnitTime.seconds(text("TimeoutStopUSec")));
    }

    private Optional<String> reason() {
        if (!text("LoadError").isBlank() && !text("LoadState").equals("not-found")) {
            return Optional.of(text("LoadState") + ": " + text("LoadError"));
        }
        String result = text("Result");
        if (result.isEmpty() || result.equals("success")) {
            return Optional.empty();
        }
        boolean limited = StartLimit.reached(this) && !result.equals(StartLimit.HIT);
        return Optional.of(limited ? result + ", " + StartLimit.HIT : result);
    }
}
