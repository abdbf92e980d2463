package dev.selfheal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long {@code ./selfheal history --since 90d} takes over the summaries of 26,000 cycles, and {@code ./selfheal status --line},
 * as whole processes from start to exit, and how long one takes that does nothing ({@code --version}); and whether a small heap is
 * enough.
 * Prints figures and asserts nothing about them; it fails only if a run fails or tells something else than was lived.
 */
public final class ToldQuarter {
    private static final int RUNS = 9;
    private static final int HEAP = 32;
    private static final int A_DAY = 288;
    private static final long SEED = 20261127;

    private ToldQuarter() {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(System.getProperty("selfheal.home", ".")).toAbsolutePath();
        Path state = Files.createTempDirectory("quarter");
        long start = System.nanoTime();
        Quarter.Made made = new Quarter(state, ZoneId.systemDefault(), Instant.now(), A_DAY, SEED).write();
        long each = (System.nanoTime() - start) / made.cycles() / 1000;
        System.out.printf(
                Locale.ROOT,
                "summaries of %,d cycles: %,d KB in %d days; adding a cycle to its day took %.1f ms%n",
                made.cycles(),
                size(state) / 1000,
                Quarter.DAYS,
                each / 1000.0);
        time(project, "--version (start-up)", "selfheal", "--version");
        time(project, "status --line", ": ", "status", "--line", "--state", state.toString());
        time(project, "history --since 90d", "still open", "history", "--since", "90d", "--state", state.toString());
        time(
                project,
                "history --since 90d --json",
                "\"incidents\"",
                "history",
                "--since",
                "90d",
                "--json",
                "--state",
                state.toString());
        time(project, "report", "report.html", "report", "--state", state.toString());
        bounded(project, state, "still open", "history", "--since", "90d");
        bounded(project, state, "report.html", "report");
    }

    /** It reads day by day: more days need hardly more memory. */
    private static void bounded(Path project, Path state, String expected, String... arguments) throws Exception {
        List<String> program = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP + "m",
                "-XX:+UseSerialGC",
                "-Dselfheal.home=" + project,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.selfheal.cli.Main");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--state", state.toString()));
        run(project, expected, program, all.toArray(String[]::new));
        System.out.println(String.join(" ", arguments) + " runs with a heap of " + HEAP + " MB");
    }

    private static long size(Path state) throws Exception {
        try (Stream<Path> files = Files.list(state.resolve("chronicle"))) {
            long size = 0;
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }

    private static void time(Path project, String what, String expected, String... arguments) throws Exception {
        Duration[] times = new Duration[RUNS];
        // The first one makes the class-data archive after a build.
        run(project, expected, arguments);
        for (int i = 0; i < RUNS; i++) {
            times[i] = run(project, expected, arguments);
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-27s %d times, Java %s: median %d ms, slowest %d ms, fastest %d ms%n",
                what,
                RUNS,
                System.getProperty("java.version"),
                times[RUNS / 2].toMillis(),
                times[RUNS - 1].toMillis(),
                times[0].toMillis());
    }

    private static Duration run(Path project, String expected, String... arguments) throws Exception {
        return run(project, expected, List.of(project.resolve("selfheal").toString()), arguments);
    }

    private static Duration run(Path project, String expected, List<String> program, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path output = Files.createTempFile("told", ".txt");
        long start = System.nanoTime();
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("a run did not end within 300 s");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String told = Files.readString(output);
        if (process.exitValue() == 2 || !told.contains(expected)) {
            throw new IllegalStateException(String.join(" ", command) + " told something else:\n" + told);
        }
        return took;
    }
}
