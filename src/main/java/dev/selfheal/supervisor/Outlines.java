package dev.selfheal.supervisor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Outlines of jobs, from what either supervisor says of their definitions. */
final class Outlines {
    /** What {@code systemctl show} is asked for. */
    static final String PROPERTIES =
            "LoadState,ActiveState,Type,Restart,UnitFileState,TriggeredBy,ControlGroup,Environment,ExecStart";

    /** Programs whose own name says nothing of what they run. */
    private static final Pattern INTERPRETER = Pattern.compile("(sh|bash|zsh|dash|fish|ksh|env|node|deno|bun|ruby|perl"
            + "|php|java|osascript|python[0-9.]*|Python|uv|caffeinate|nice|nohup|arch)");

    // systemd quotes nothing in it: this is what it puts around each.
    private static final Pattern EXEC = Pattern.compile("\\{ path=(.*?) ; argv\\[]=(.*?) ; ignore_errors=.*");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9.])[0-9]{2,5}(?![0-9.])");
    private static final int LAST_PORT = 65_535;

    private Outlines() {}

    static JobOutline of(Definition definition) {
        List<String> words = new ArrayList<>(definition.arguments());
        words.addAll(definition.environment().values());
        return outline(
                definition.program(),
                definition.arguments(),
                definition.occasion(),
                definition.environment().keySet(),
                Outputs.files(definition.outputs()),
                Optional.empty(),
                words);
    }

    static JobOutline of(UnitShow unit, List<Path> outputs) {
        Matcher exec = EXEC.matcher(unit.text("ExecStart"));
        boolean told = exec.matches();
        List<String> arguments = told ? List.of(exec.group(2).split(" ")) : List.of();
        List<String> words = new ArrayList<>(arguments);
        Set<String> variables = new TreeSet<>();
        for (String line : unit.all("Environment")) {
            UnitEnvironment.words(line).forEach((name, value) -> {
                variables.add(name);
                words.add(value);
            });
        }
        return outline(
                told ? Optional.of(exec.group(1)) : Optional.empty(),
                arguments,
                Occasion.of(unit),
                variables,
                outputs,
                Optional.of(unit.text("ControlGroup")).filter(group -> group.length() > 1),
                words);
    }

    private static JobOutline outline(
            Optional<String> program,
            List<String> arguments,
            Occasion occasion,
            Set<String> variables,
            List<Path> outputs,
            Optional<String> group,
            Collection<String> words) {
        Optional<String> name = program.map(Outlines::name).filter(there -> !there.isEmpty());
        return new JobOutline(
                name,
                name.filter(there -> INTERPRETER.matcher(there).matches()).flatMap(there -> script(arguments)),
                occasion.start(),
                occasion.because(),
                List.copyOf(new TreeSet<>(variables)),
                List.copyOf(outputs),
                group,
                ports(words));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** An argument that is the path of a file is no secret. */
    private static Optional<String> script(List<String> arguments) {
        return arguments.stream()
                .skip(1)
                .filter(word -> word.startsWith("/") && file(word))
                .map(Outlines::name)
                .findFirst();
    }

    private static boolean file(String path) {
        try {
            return Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    private static Set<Integer> ports(Collection<String> words) {
        Set<Integer> ports = new TreeSet<>();
        for (String word : words) {
            Matcher number = NUMBER.matcher(word);
            while (number.find()) {
                int port = Integer.parseInt(number.group());
                if (port <= LAST_PORT) {
                    ports.add(port);
                }
            }
        }
        return Set.copyOf(ports);
    }
}
