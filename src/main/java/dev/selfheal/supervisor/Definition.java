package dev.selfheal.supervisor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a LaunchAgent's property list says, by the keys of launchd.plist(5).
 *
 * @param program {@code Program}, or else the first of {@code ProgramArguments}
 * @param arguments {@code ProgramArguments}, all of them; they may hold secrets and are never told
 * @param environment {@code EnvironmentVariables}; the values are never told
 * @param keptAlive whether launchd starts it again when it ends, be it on conditions
 * @param interval {@code StartInterval}, in seconds
 * @param timed whether it is started at its times, be it by interval or by calendar
 * @param output file that its standard output goes to; likewise its errors
 * @param globbed whether launchd expands its arguments before it loads them
 * @param occasion when it is started, for people
 */
record Definition(
        Optional<String> label,
        Optional<String> program,
        List<String> arguments,
        Map<String, String> environment,
        boolean runAtLoad,
        boolean keptAlive,
        OptionalLong interval,
        boolean timed,
        Optional<String> output,
        Optional<String> errors,
        Optional<String> workingDirectory,
        boolean globbed,
        Occasion occasion) {
    static Definition of(PropertyList list) {
        List<String> arguments = list.texts("ProgramArguments");
        boolean keptAlive = list.flag("KeepAlive");
        Optional<Long> interval = list.number("StartInterval").filter(seconds -> seconds > 0);
        return new Definition(
                list.text("Label").map(String::strip).filter(label -> !label.isEmpty()),
                list.text("Program").or(() -> arguments.stream().findFirst()).filter(program -> !program.isBlank()),
                arguments,
                list.textsByName("EnvironmentVariables"),
                keptAlive || list.flag("RunAtLoad"),
                keptAlive,
                interval.map(OptionalLong::of).orElse(OptionalLong.empty()),
                interval.isPresent() || list.has("StartCalendarInterval"),
                list.text("StandardOutPath"),
                list.text("StandardErrorPath"),
                list.text("WorkingDirectory"),
                list.flag("EnableGlobbing"),
                Occasion.of(list));
    }

    /** Files that its output and its errors go to. */
    List<String> outputs() {
        return Stream.of(output, errors).flatMap(Optional::stream).toList();
    }

    /** Whether it only runs at its times, so that to start it at another may not be what its owner wants. */
    boolean scheduled() {
        return timed && !keptAlive;
    }

    @Override
    public String toString() {
        return "definition of " + label.orElse("no label"); // never the arguments and values: they hold secrets
    }
}
