package dev.selfheal.testing;

import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.SystemPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * A real systemd user manager of a test's own, with an empty home. Nothing outside is touched; starting one takes about
 * 0.1 s. Share one per test class:
 *
 * <pre>{@code
 * private static UserManager systemd;
 *
 * @BeforeAll static void startManager() { systemd = UserManager.start(); } // skips the class where there is no systemd
 * @AfterAll static void endManager() { if (systemd != null) systemd.close(); }
 *
 * @Test void a_stopped_unit_is_started() {
 *     systemd.unit("web.service", "[Service]\nExecStart=/bin/sleep 600\n");
 *     systemd.systemctl("start", "web.service");
 *     systemd.await("web.service", "ActiveState", "active");
 *     ... new Systemctl(systemd.programs(), ...) or a whole program started with systemd.environment() ...
 * }
 * }</pre>
 *
 * Give each test units of its own names: failed ones stay failed. Services end with the manager.
 */
public final class UserManager implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Path BOOTED = Path.of("/run/systemd/system");
    private static final List<Path> PLACES =
            List.of(Path.of("/lib/systemd/systemd"), Path.of("/usr/lib/systemd/systemd"));

    private final Path folder;
    private final ControlGroup group;
    private final Map<String, String> environment;
    private final Programs programs;
    private final Thread atExit = new Thread(this::end, "user-manager-end");
    private final Process process;

    private UserManager(Path program) throws IOException {
        folder = Files.createTempDirectory("selfheal-systemd-");
        Path runtime = Files.createDirectory(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectories(units());
        // A service that ignores SIGTERM must not hold the test up for the usual 90 s.
        Files.writeString(
                folder.resolve("home/.config/systemd/user.conf"),
                "[Manager]\nDefaultTimeoutStopSec=5s\nDefaultTimeoutStartSec=10s\n");
        environment = Map.of(
                "HOME",
                home().toString(),
                "XDG_CONFIG_HOME",
                home().resolve(".config").toString(),
                "XDG_RUNTIME_DIR",
                runtime.toString(),
                "DBUS_SESSION_BUS_ADDRESS",
                "unix:path=" + runtime.resolve("bus"),
                "PATH",
                "/usr/local/bin:/usr/bin:/bin",
                "LANG",
                "C.UTF-8");
        programs = new SystemPrograms(environment);
        group = ControlGroup.make(folder.getFileName().toString());
        process = launch(program);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts one; where this machine cannot, the test is skipped with a counted line, or fails where skips are forbidden. */
    public static UserManager start() {
        Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        Skips.unless(program != null, "no systemd here");
        Skips.unless(booted(), "systemd did not boot this machine, and only root can say that it did");
        try {
            UserManager manager = new UserManager(program);
            Await.until("the user manager answers", PATIENCE, () -> !manager.process.isAlive() || manager.answers());
            if (!manager.process.isAlive()) {
                // Such as an ordinary user's, inside a session whose control groups are not delegated.
                String log = Files.readString(manager.folder.resolve("log")).strip();
                manager.close();
                Skips.unless(false, "a systemd user manager cannot run here: " + log);
            }
            return manager;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** systemd only looks whether this folder is there. */
    private static boolean booted() {
        try {
            Files.createDirectories(BOOTED);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private Process launch(Path program) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", "p=$1; shift; for d; do echo $$ >\"$d\"; done; exec \"$p\" --user", "sh"));
        command.add(program.toString());
        command.addAll(group.doors());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        return builder.start();
    }

    private boolean answers() {
        // Later states (starting, running, degraded) all mean that it takes orders.
        return systemctl("show", "--property=Version") instanceof Ran.Exited exited && exited.status() == 0;
    }

    /** Set these for every program that is to speak to this manager: HOME, XDG_RUNTIME_DIR and so on. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Runs programs with {@link #environment()}. */
    public Programs programs() {
        return programs;
    }

    public Path home() {
        return folder.resolve("home");
    }

    /** Folder of the unit files. */
    public Path units() {
        return home().resolve(".config/systemd/user");
    }

    /** Writes a unit file and makes the manager read it. */
    public void unit(String name, String text) {
        try {
            Files.writeString(units().resolve(name), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Assertions.assertEquals(0, status(systemctl("daemon-reload")), "daemon-reload");
    }

    /** Runs {@code systemctl --user} with these arguments. */
    public Ran systemctl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("systemctl", "--user", "--no-pager", "--no-ask-password"));
        command.addAll(List.of(arguments));
        try {
            return programs.run(Invocation.of(command, PATIENCE));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    /** A property of a unit, as {@code systemctl show} prints it. */
    public String property(String unit, String property) {
        return systemctl("show", "--value", "--property=" + property, "--", unit) instanceof Ran.Exited exited
                ? exited.output().strip()
                : "";
    }

    /** Waits until a property of a unit has this value. */
    public void await(String unit, String property, String value) {
        Await.until(unit + " has " + property + "=" + value, PATIENCE, () -> value.equals(property(unit, property)));
    }

    /** Its main process; fails the test where there is none. */
    public ProcessHandle mainProcess(String unit) {
        return ProcessHandle.of(Long.parseLong(property(unit, "MainPID")))
                .orElseGet(() -> Assertions.fail(unit + " has no main process"));
    }

    private static int status(Ran ran) {
        return ran instanceof Ran.Exited exited ? exited.status() : -1;
    }

    /** The manager's own process, for tests that stop or kill it. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        process.destroy(); // SIGTERM: it ends its services, then itself
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        group.end();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException left) {
            System.err.println("left behind: " + folder);
        }
    }
}
