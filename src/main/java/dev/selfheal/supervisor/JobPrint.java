package dev.selfheal.supervisor;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The answer of {@code launchctl print} about one job. It tells a state only where all that the state is told from is there and
 * agrees with itself: an answer that was cut or garbled is not understood, never "down".
 */
final class JobPrint {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z ]{1,30}");

    private final String label;
    private final PrintText text;
    private final LastRun last;

    /** @param label of the job that was asked for */
    JobPrint(String label, String output) {
        this(label, new PrintText(label, output));
    }

    JobPrint(String label, PrintText text) {
        this.label = label;
        this.text = text;
        this.last = new LastRun(text);
    }

    /** Empty where the answer has none, or one that this version of Selfheal has not heard of. */
    Optional<State> state() {
        if (text.flaw().isPresent()) {
            return Optional.empty();
        }
        boolean process = text.number("pid") > 0;
        return switch (text.field("state")) {
            case "running" -> process ? Optional.of(State.RUNNING) : Optional.empty();
            case "xpcproxy", "spawning" -> Optional.of(State.STARTING);
            case "SIGTERMed", "SIGKILLed", "languishing" -> Optional.of(State.STOPPING);
            case "spawn scheduled" ->
                last.told() ? Optional.of(spawnFailed() ? State.SPAWN_FAILED : State.BACKOFF) : Optional.empty();
            case "not running", "waiting", "exited" ->
                last.told() && !text.has("pid") ? withoutProcess() : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<State> withoutProcess() {
        if (spawnFailed()) {
            return Optional.of(State.SPAWN_FAILED);
        }
        if (last.never()) {
            boolean none = text.number("runs") == 0 || text.field("job state").equals("uninitialized");
            return none ? Optional.of(State.NEVER_RAN) : Optional.empty();
        }
        return Optional.of(last.failed() ? State.FAILED : State.IDLE);
    }

    private boolean spawnFailed() {
        return last.spawnFailed() || text.field("job state").equals("spawn failed");
    }

    /** Why it has no state, in words that quote no more of it than a word of launchd's own: the rest may hold secrets. */
    String trouble() {
        if (text.flaw().isPresent()) {
            return text.flaw().get();
        }
        String state = text.field("state");
        return switch (state) {
            case "" -> "it has no state";
            case "running" -> "it says running and names no process";
            case "spawn scheduled", "not running", "waiting", "exited" ->
                text.has("pid")
                        ? "it says " + state + " and names a process"
                        : last.told() && last.never()
                                ? "it was started, never ended and names no process"
                                : "it does not tell how the last run ended";
            default ->
                PLAIN_WORD.matcher(state).matches()
                        ? "state \"" + state + "\" is not understood"
                        : "its state is not understood";
        };
    }

    Job job(State state, Enabled enabled) {
        long pid = text.number("pid");
        long runs = text.number("runs");
        long exitTimeout = text.number("exit timeout");
        return new Job(
                label,
                state,
                enabled,
                Optional.of(text.field("path")).filter(path -> !path.isEmpty()),
                pid > 0 ? OptionalLong.of(pid) : OptionalLong.empty(),
                last.exit(),
                last.signal(),
                last.reason().or(() -> Optional.of("spawn failed").filter(text.field("job state")::equals)),
                runs >= 0 ? OptionalLong.of(runs) : OptionalLong.empty(),
                text.environment(),
                true,
                exitTimeout >= 0 ? OptionalInt.of((int) exitTimeout) : OptionalInt.empty());
    }

    /** Files that its output and its errors go to. */
    List<String> outputs() {
        return List.of("stdout path", "stderr path").stream()
                .map(text::field)
                .filter(path -> !path.isEmpty())
                .toList();
    }
}
