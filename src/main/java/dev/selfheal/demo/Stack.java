package dev.selfheal.demo;

import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the demonstration runs: three servers, an inbox and their logs, in one folder. Closed, it ends its processes and
 * removes the folder.
 */
public final class Stack implements AutoCloseable {
    static final List<String> SERVERS = List.of("web", "store", "shop");

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(5);

    private final Path folder;
    private final Clock clock;

    private Stack(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Sets it up and starts it.
     *
     * @param java the program that runs a stall
     */
    public static Stack start(Path folder, Path java, Clock clock) throws IOException, InterruptedException {
        Stack stack = new Stack(folder, clock);
        try {
            List<Integer> ports = Ports.free(SERVERS.size());
            Files.createDirectories(stack.inbox());
            stack.program(
                    "start",
                    Scripts.start(folder, java, code(), ProcessHandle.current().pid(), ports));
            Path config = Files.createDirectories(stack.home().resolve(".config/selfheal"));
            stack.write(config.resolve("selfheal.yaml"), Scripts.inventory(folder, ports));
            for (String server : SERVERS) {
                stack.run(server);
            }
            return stack;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    /** A home of its own, so that Selfheal finds the inventory there and leaves its state there. */
    public Path home() {
        return folder.resolve("home");
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    Path log(String server) {
        return folder.resolve(server + ".log");
    }

    /** The server's process, if it lives. */
    Optional<ProcessHandle> process(String server) {
        try {
            long id = Long.parseLong(
                    Files.readString(folder.resolve(server + ".pid")).strip());
            return ProcessHandle.of(id).filter(ProcessHandle::isAlive).filter(this::ours);
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** A process id is used again one day: only what was started from this folder is ended. Where that is not told, its name must do. */
    private boolean ours(ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(folder.toString()))
                .orElseGet(() -> process.info().command().orElse("").endsWith("java"));
    }

    private void run(String server) throws IOException, InterruptedException {
        Process start = new ProcessBuilder(folder.resolve("start").toString(), server)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("started").toFile())
                .start();
        Deadline deadline = Deadline.in(START, clock);
        while (start.isAlive() || process(server).isEmpty() || !Files.exists(log(server))) {
            if (deadline.passed()) {
                throw new IOException(server + " did not start within " + START.toSeconds() + " s: "
                        + Files.readString(folder.resolve("started")).strip() + said(server));
            }
            clock.pause(Duration.ofMillis(20));
        }
    }

    /** Where the stall's class lies. Not the whole class path: of a long command line a process is only told the beginning. */
    private static String code() throws IOException {
        try {
            return Path.of(Stall.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException odd) {
            throw new IOException("the program's own place is not known", odd);
        }
    }

    private String said(String server) throws IOException {
        Path errors = folder.resolve(server + ".err");
        return Files.exists(errors) ? Files.readString(errors).strip() : "";
    }

    private void program(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void write(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        end(folder);
    }

    /** Ends what was started from this folder, and removes it; also what an earlier demonstration left. */
    public static void end(Path folder) throws IOException {
        Stack stack = new Stack(folder, Clock.SYSTEM);
        for (String server : SERVERS) {
            Optional<ProcessHandle> process = stack.process(server);
            process.ifPresent(ProcessHandle::destroyForcibly);
            process.ifPresent(Stack::gone);
        }
        Grounds.remove(folder);
    }

    static void gone(ProcessHandle process) {
        try {
            process.onExit().get(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException alive) {
            // It ends by itself once its folder is gone.
        }
    }
}
