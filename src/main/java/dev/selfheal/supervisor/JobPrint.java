package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of {@code launchctl print} about one job. Its manual calls it "not API": only lines with exactly one leading
 * tab are read, since nested blocks repeat the same keys, and of those the first of a key, since a value may hold anything.
 */
final class JobPrint {
    private static final Pattern FIELD = Pattern.compile("\\t([^\\t=][^=]*?) = (.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\t\\t([^\\t=]+?) => (.*)");
    private static final Set<String> ENVIRONMENTS =
            Set.of("inherited environment", "default environment", "environment");
    private static final Pattern EXIT = Pattern.compile("(\\d{1,9})(?:: \\S+)?");
    private static final Pattern SIGNAL = Pattern.compile(".*: (\\d{1,3})");
    // The program could not be executed, or was not allowed to be; the kernel's words in bsd/sys/reason.h.
    private static final Set<String> SPAWN_REASONS =
            Set.of("OS_REASON_CODESIGNING", "OS_REASON_DYLD", "OS_REASON_EXEC", "OS_REASON_TCC", "OS_REASON_SANDBOX");
    private static final int EX_CONFIG = 78; // sysexits(3); launchd's own word for a spawn that it could not set up
    private static final int TERMINATED = 15;
    // What a wrapper makes of the signal that ended its child.
    private static final int EXIT_TERMINATED = 128 + TERMINATED;

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    JobPrint(String output) {
        String block = "";
        for (String line : output.split("\n", -1)) {
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                fields.putIfAbsent(field.group(1), field.group(2));
                block = field.group(2).equals("{") ? field.group(1) : "";
            } else if (line.equals("\t}")) {
                block = "";
            } else if (ENVIRONMENTS.contains(block)) {
                Matcher variable = VARIABLE.matcher(line);
                if (variable.matches()) {
                    environment.put(variable.group(1), variable.group(2));
                }
            }
        }
    }

    /** Empty where the answer has none, or one that this version of Selfheal has not heard of. */
    Optional<State> state() {
        return switch (field("state")) {
            case "running" -> number("pid") > 0 ? Optional.of(State.RUNNING) : Optional.empty();
            case "xpcproxy", "spawning" -> Optional.of(State.STARTING);
            case "SIGTERMed", "SIGKILLed", "languishing" -> Optional.of(State.STOPPING);
            case "spawn scheduled" -> Optional.of(spawnFailed() ? State.SPAWN_FAILED : State.BACKOFF);
            case "not running", "waiting", "exited" ->
                Optional.of(spawnFailed() ? State.SPAWN_FAILED : failed() ? State.FAILED : State.IDLE);
            default -> Optional.empty();
        };
    }

    /** The words of a state that was not understood. */
    String stateText() {
        return field("state");
    }

    private boolean spawnFailed() {
        return field("job state").equals("spawn failed")
                || SPAWN_REASONS.contains(field("last exit reason"))
                || (lastExit().orElse(0) == EX_CONFIG && number("execs") <= 0);
    }

    private boolean failed() {
        String reason = field("last exit reason");
        int exit = lastExit().orElse(0);
        return (exit != 0 && exit != EXIT_TERMINATED)
                || lastSignal().orElse(TERMINATED) != TERMINATED
                // On-demand jobs are ended so to save memory, and come back on demand.
                || !(reason.isEmpty() || reason.equals("JETSAM_REASON_MEMORY_IDLE_EXIT"));
    }

    private OptionalInt lastExit() {
        Matcher exit = EXIT.matcher(field("last exit code"));
        return exit.matches() ? OptionalInt.of(Integer.parseInt(exit.group(1))) : OptionalInt.empty();
    }

    private OptionalInt lastSignal() {
        Matcher signal = SIGNAL.matcher(field("last terminating signal"));
        return signal.matches() ? OptionalInt.of(Integer.parseInt(signal.group(1))) : OptionalInt.empty();
    }

    Job job(String label, State state, Enabled enabled) {
        long pid = number("pid");
        long runs = number("runs");
        long exitTimeout = number("exit timeout");
        return new Job(
                label,
                state,
                enabled,
                text("path"),
                pid > 0 ? OptionalLong.of(pid) : OptionalLong.empty(),
                lastExit(),
                lastSignal(),
                List.of("last exit reason", "last jetsam exit details", "last terminating signal").stream()
                        .flatMap(key -> text(key).stream())
                        .findFirst()
                        .or(() -> text("job state").filter("spawn failed"::equals)),
                runs >= 0 ? OptionalLong.of(runs) : OptionalLong.empty(),
                Map.copyOf(environment),
                true,
                exitTimeout >= 0 ? OptionalInt.of((int) exitTimeout) : OptionalInt.empty());
    }

    /** Files that its output and its errors go to. */
    List<String> outputs() {
        return List.of("stdout path", "stderr path").stream()
                .flatMap(key -> text(key).stream())
                .toList();
    }

    private String field(String key) {
        return fields.getOrDefault(key, "");
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** The number, or -1. */
    private long number(String key) {
        String text = field(key);
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
    }
}
