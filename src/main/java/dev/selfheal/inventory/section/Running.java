package dev.selfheal.inventory.section;

import dev.selfheal.inventory.CommandEntry;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code run_by}: the one agent, unit, app or command that restarts a service. */
final class Running {
    static final String KEY = "run_by";

    private static final String APPLE = "com.apple.";
    private static final List<String> KINDS =
            Arrays.stream(RunBy.Kind.values()).map(RunBy.Kind::word).toList();

    private Running() {}

    static Optional<RunBy> read(Keys keys, Draft draft) {
        return keys.get(KEY).flatMap(value -> value.keys(KINDS.toArray(String[]::new))
                .flatMap(named -> named.oneOf(KINDS, "run_by: {agent: com.example.web}")
                        .flatMap(named::get)
                        .flatMap(name -> runBy(kind(named), name, draft))));
    }

    private static RunBy.Kind kind(Keys named) {
        return RunBy.Kind.valueOf(named.all().keySet().iterator().next().toUpperCase(Locale.ROOT));
    }

    private static Optional<RunBy> runBy(RunBy.Kind kind, Value value, Draft draft) {
        Optional<String> name =
                switch (kind) {
                    case AGENT -> label(value);
                    case UNIT -> unit(value);
                    case APP -> value.text("the name of an app").filter(app -> notApples(app, value));
                    case COMMAND -> value.name();
                };
        name.ifPresent(there -> draft.afterwards(() -> check(kind, there, value, draft)));
        return name.map(there -> new RunBy(kind, there));
    }

    /** The label of a LaunchAgent that is not the system's own. */
    static Optional<String> label(Value value) {
        return value.name().filter(label -> notApples(label, value));
    }

    private static boolean notApples(String name, Value value) {
        boolean apples = name.regionMatches(true, 0, APPLE, 0, APPLE.length());
        if (apples) {
            value.wrong("belongs to macOS, and Selfheal never touches that; remove it");
        }
        return !apples;
    }

    /** The full name of a systemd unit. */
    static Optional<String> unit(Value value) {
        return value.name().filter(name -> {
            boolean full = List.of(".service", ".timer", ".socket", ".path", ".target").stream()
                    .anyMatch(end -> name.endsWith(end) && name.length() > end.length());
            if (!full) {
                value.wrong("is not the full name of a unit; write " + name + ".service");
            }
            return full;
        });
    }

    private static void check(RunBy.Kind kind, String name, Value value, Draft draft) {
        if (kind == RunBy.Kind.AGENT && draft.platform() == Platform.LINUX) {
            value.problem("agents are jobs of macOS, and this is Linux; write run_by: {unit: NAME.service}");
        } else if (kind == RunBy.Kind.UNIT && draft.platform() == Platform.MACOS) {
            value.problem("units are jobs of systemd, and this is macOS; write run_by: {agent: LABEL}");
        } else if (kind == RunBy.Kind.COMMAND) {
            checkCommand(name, value, draft);
        }
    }

    private static void checkCommand(String name, Value value, Draft draft) {
        Optional<CommandEntry> command = draft.entries().stream()
                .filter(CommandEntry.class::isInstance)
                .map(CommandEntry.class::cast)
                .filter(entry -> entry.id().equals(name))
                .findFirst();
        if (command.isEmpty() && !draft.claimed("command:" + name)) {
            value.wrong("is not in commands; add - {id: " + name + ", fix: [/path/to/program]} there");
        } else if (command.isPresent() && command.get().fix().isEmpty()) {
            value.wrong("has no fix in commands; add fix: [/path/to/program] there");
        }
    }
}
