package dev.selfheal.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the process was started in: the only source of environment, user and terminal for everything else.
 *
 * @param home the user's home folder
 * @param program where Selfheal itself lies: shipped rules are below it
 * @param macos whether this is a Mac
 * @param terminal whether standard output is a terminal
 * @param errTerminal whether standard error is one
 */
public record Surroundings(
        Map<String, String> environment,
        Path home,
        Path program,
        boolean macos,
        boolean terminal,
        boolean errTerminal,
        InputStream in,
        PrintStream out,
        PrintStream err) {
    /** Both of its outputs are a terminal, or none. */
    Surroundings(
            Map<String, String> environment,
            Path home,
            Path program,
            boolean macos,
            boolean terminal,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        this(environment, home, program, macos, terminal, terminal, in, out, err);
    }

    /** Of this very process. The launcher says where it lies, and whether it writes to a terminal: Java cannot tell. */
    static Surroundings ofThisProcess() {
        Map<String, String> environment = System.getenv();
        Path home = homeOf(environment, System.getProperty("user.home", "/"));
        return new Surroundings(
                environment,
                home,
                Path.of(System.getProperty("selfheal.home", "."))
                        .toAbsolutePath()
                        .normalize(),
                System.getProperty("os.name", "").startsWith("Mac"),
                "true".equals(System.getProperty("selfheal.terminal")),
                "true".equals(System.getProperty("selfheal.terminal.err")),
                System.in,
                System.out,
                System.err);
    }

    /** An empty or relative one would make every folder that is worked in another home, with a memory of its own. */
    static Path homeOf(Map<String, String> environment, String account) {
        String said = environment.getOrDefault("HOME", "");
        return Path.of(said.startsWith("/") ? said : account).toAbsolutePath();
    }

    /** Whether text may be coloured: a terminal that can, and a user who did not say no (no-color.org). */
    boolean colour() {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !dumb();
    }

    /** Whether a line on standard error can be written over: by a terminal that can go back. */
    boolean rewrites() {
        return errTerminal && !dumb();
    }

    private boolean dumb() {
        return "dumb".equals(environment.get("TERM"));
    }

    /** Whether text may hold more than ASCII: as the locale says, and where it says nothing, yes. */
    boolean unicode() {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("UTF-8")
                .toUpperCase(Locale.ROOT);
        return locale.contains("UTF-8") || locale.contains("UTF8");
    }

    /** Columns of the terminal. */
    int width() {
        return Optional.ofNullable(environment.get("COLUMNS"))
                .filter(columns -> columns.matches("[1-9][0-9]{1,3}"))
                .map(Integer::valueOf)
                .orElse(100);
    }

    /** A folder that the environment may name, as the desktop's base directory specification says: only if absolute. */
    Path folder(String variable, String underHome) {
        String named = environment.getOrDefault(variable, "");
        return named.startsWith("/") ? Path.of(named) : home.resolve(underHome);
    }
}
