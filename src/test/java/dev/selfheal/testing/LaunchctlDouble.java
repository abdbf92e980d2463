package dev.selfheal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A stand-in for {@code launchctl} that remembers: {@code test-fixtures/launchctl/launchctl}, copied to a folder of the
 * test's own, with a home that holds property lists. Use it from a whole program by the inventory's {@code tools:
 * {launchctl: PATH}}, or directly:
 *
 * <pre>{@code
 * LaunchctlDouble launchd = LaunchctlDouble.install(folder);
 * launchd.agent("com.example.web", Map.of("WEB_PORT", "8080"), true);
 * launchd.load("com.example.web");
 * Launchctl launchctl = new Launchctl(new SystemPrograms(Map.of()), Clock.SYSTEM,
 *         launchd.program().toString(), LaunchctlDouble.UID, launchd.home());
 * ... launchd.calls() ...
 * }</pre>
 */
public final class LaunchctlDouble {
    /** The user whose graphical session it has, unless {@link #uid} says otherwise. */
    public static final long UID = 501;

    private final Path program;
    private final Path state;
    private final Path home;

    private LaunchctlDouble(Path folder) throws IOException {
        program = Files.createDirectories(folder).resolve("launchctl");
        state = folder.resolve("launchctl-state");
        home = folder.resolve("home");
        Path source = Path.of(System.getProperty("selfheal.home", "."), "test-fixtures/launchctl/launchctl");
        Executable.copy(source, program);
        for (String name : List.of("jobs", "overrides", "force", "broken", "throttle", "on-start")) {
            Files.createDirectories(state.resolve(name));
        }
        Files.createDirectories(home.resolve("Library/LaunchAgents"));
    }

    /** Puts it into an empty folder; nobody has anything loaded. */
    public static LaunchctlDouble install(Path folder) {
        try {
            return new LaunchctlDouble(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The executable. */
    public Path program() {
        return program;
    }

    /** A home folder whose Library/LaunchAgents the stand-in's property lists are in. */
    public Path home() {
        return home;
    }

    public Path plist(String label) {
        return home.resolve("Library/LaunchAgents").resolve(label + ".plist");
    }

    /** The user id of its session, for a whole program that finds out its own. */
    public void uid(long uid) {
        write("uid", Long.toString(uid));
    }

    /** Writes a property list; nothing is loaded. */
    public Path agent(String label, Map<String, String> environment, boolean runAtLoad) {
        String variables = environment.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        "\t\t<key>%s</key>\n\t\t<string>%s</string>\n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <plist version="1.0">
                <dict>
                \t<key>Label</key>
                \t<string>%s</string>
                \t<key>ProgramArguments</key>
                \t<array>
                \t\t<string>/bin/sleep</string>
                \t\t<string>state = running</string>
                \t</array>
                \t<key>EnvironmentVariables</key>
                \t<dict>
                %s\t</dict>
                \t<key>RunAtLoad</key>
                \t<%s/>
                </dict>
                </plist>
                """.formatted(label, variables, runAtLoad);
        Path file = plist(label);
        writeTo(file, text);
        // Whatever this user's umask: launchd refuses one that a group may write to.
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return file;
    }

    /** Loads a job whose property list is written, as a login would; the call is not kept. */
    public void load(String label) {
        try {
            Process process = new ProcessBuilder(
                            program.toString(),
                            "bootstrap",
                            "gui/" + number("uid", UID),
                            plist(label).toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(label + ": " + said);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
        forget();
    }

    /** A loaded job's process ended: {@code last} is launchctl's line, such as {@code last exit code = 1}. */
    public void ended(String label, String jobState, String last) {
        set(label, "state", jobState);
        set(label, "last", last);
        delete("jobs/" + label + "/pid");
    }

    /** Sets one thing known of a loaded job: path, state, pid, runs, last, environment, exit-timeout, job-state. */
    public void set(String label, String key, String value) {
        write("jobs/" + label + "/" + key, value);
    }

    /** What is known of a loaded job; empty if nothing, or if it is not loaded. */
    public String get(String label, String key) {
        return read("jobs/" + label + "/" + key).strip();
    }

    /** The owner switches it off, or back on. */
    public void override(String label, String word) {
        write("overrides/" + label, word);
    }

    /** From now on it ends with this exit status as soon as it is started. */
    public void breakJob(String label, int exit) {
        write("broken/" + label, Integer.toString(exit));
    }

    public void repairJob(String label) {
        delete("broken/" + label);
    }

    /** A shell script that is run whenever the job starts: to bring up what it stands for. */
    public void onStart(String label, String script) {
        Path file = state.resolve("on-start").resolve(label);
        writeTo(file, "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("not executable: " + file);
        }
    }

    /** The next call of this verb fails so; several are used up in turn. */
    public void force(String verb, int status, String text) {
        append("force/" + verb, status + " " + text);
    }

    /** The next call of this verb answers as a line of the stand-in's own says: see its head. */
    public void forceLine(String verb, String line) {
        append("force/" + verb, line);
    }

    /** The next call of this verb never ends. */
    public void hang(String verb) {
        append("force/" + verb, "hang");
    }

    /** The next call of this verb goes its usual way; to let calls by before one that does not. */
    public void pass(String verb) {
        append("force/" + verb, "pass");
    }

    /** The next call of this verb does its work, and says that it failed. */
    public void late(String verb, int status, String text) {
        append("force/" + verb, "late " + status + " " + text);
    }

    /** The next call of this verb kills the process that asked, before it does anything. */
    public void die(String verb) {
        append("force/" + verb, "die");
    }

    /** The next call of this verb does its work, and kills the process that asked. */
    public void dieAfter(String verb) {
        append("force/" + verb, "die-after");
    }

    /** Whenever it is started it is only scheduled to be, for so many looks. */
    public void throttle(String label, int looks) {
        write("throttle/" + label, Integer.toString(looks));
    }

    /** The words of {@code print-disabled} before macOS 13. */
    public void oldWords() {
        write("disabled-words", "false true");
    }

    /** Nobody is logged in at the screen. */
    public void noSession() {
        write("no-session", "");
    }

    /** How many more looks a job that was booted out is still seen for; 2 unless said. */
    public void leavingTakes(int looks) {
        write("leaving", Integer.toString(looks));
    }

    /** All calls so far, arguments separated by blanks. */
    public List<String> calls() {
        return read("calls").lines().toList();
    }

    /** The calls so far that ask launchd to do something. */
    public List<String> orders() {
        return calls().stream().filter(call -> !call.startsWith("print")).toList();
    }

    /** Forgets the calls so far. */
    public void forget() {
        delete("calls");
    }

    private long number(String name, long otherwise) {
        String text = read(name).strip();
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    private String read(String name) {
        try {
            Path file = state.resolve(name);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(String name, String text) {
        writeTo(state.resolve(name), text + "\n");
    }

    private static void writeTo(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void append(String name, String line) {
        try {
            Files.writeString(state.resolve(name), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(state.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
