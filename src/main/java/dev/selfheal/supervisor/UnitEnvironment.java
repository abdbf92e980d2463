package dev.selfheal.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which variables reach a unit. While it runs, its process's own environment is the truth: the unit file may have been
 * changed since it was started. Otherwise it is what a start would give it: the manager's environment, {@code
 * EnvironmentFile=}, {@code Environment=}, without {@code UnsetEnvironment=}.
 */
final class UnitEnvironment {
    // systemd gives every process of a unit this variable since version 232. Where it is not in a process's
    // environment,
    // the process has overwritten its own memory (to change its title) and /proc tells nothing.
    private static final String MARK = "INVOCATION_ID";
    private static final long MAX_FILE = 1 << 20;
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final Pattern FILE = Pattern.compile("(.*) \\(ignore_errors=(yes|no)\\)");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)");

    private UnitEnvironment() {}

    /** @param known whether these are all */
    record Reached(Map<String, String> variables, boolean known) {}

    /** Of the running process; empty where it has none that can be read and believed. */
    static Optional<Map<String, String>> ofProcess(Path proc, long pid) {
        try {
            byte[] block = Files.readAllBytes(proc.resolve(Long.toString(pid)).resolve("environ"));
            Map<String, String> variables = new HashMap<>();
            for (String entry : new String(block, StandardCharsets.UTF_8).split("\0", -1)) {
                put(variables, entry);
            }
            return variables.containsKey(MARK) ? Optional.of(variables) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** What a start would give it. */
    static Reached ofDefinition(UnitShow unit, Optional<Map<String, String>> manager) {
        Map<String, String> variables = new HashMap<>(manager.orElse(Map.of()));
        boolean known = manager.isPresent();
        unit.all("Environment").forEach(line -> variables.putAll(words(line)));
        for (String line : unit.all("EnvironmentFiles")) {
            Matcher file = FILE.matcher(line);
            known &=
                    file.matches() && read(Path.of(file.group(1)), file.group(2).equals("yes"), variables);
        }
        // A name, or a name with the one value that is taken out.
        for (String word : unit.text("UnsetEnvironment").split(" ", -1)) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 || word.substring(equals + 1).equals(variables.get(name))) {
                variables.remove(name);
            }
        }
        return new Reached(Map.copyOf(variables), known);
    }

    /** Assignments as {@code systemctl show} prints them: {@code A=b "C=d e"}. */
    static Map<String, String> words(String line) {
        Map<String, String> variables = new HashMap<>();
        Matcher word = QUOTED.matcher(line);
        while (word.find()) {
            String quoted = word.group(1);
            put(variables, quoted == null ? word.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return variables;
    }

    private static boolean read(Path file, boolean optional, Map<String, String> into) {
        try {
            if (optional && Files.notExists(file)) {
                return true;
            }
            if (Files.size(file) > MAX_FILE) {
                return false;
            }
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                Matcher assignment = ASSIGNMENT.matcher(line);
                if (assignment.matches()) {
                    into.put(assignment.group(1), assignment.group(2).strip());
                }
            }
            return true;
        } catch (IOException unreadable) {
            return false; // a glob, or a file that we may not read but the manager may
        }
    }

    private static void put(Map<String, String> variables, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
    }
}
