package dev.selfheal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long {@code ./selfheal test} over the shipped rules and cases takes, as a whole process from start to exit: where Selfheal
 * has run before and its compiled rules are kept, and where everything is compiled. Prints figures and asserts nothing about
 * them; it fails only if the cases do.
 */
public final class CasesRun {
    private static final int RUNS = 15;

    private CasesRun() {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(System.getProperty("selfheal.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory("selfheal-test-run");
        try {
            System.out.println("first after a build (makes the class-data archive): "
                    + run(project, folder, "none").toMillis() + " ms");
            measure("rules compiled each time", project, folder, "none");
            Path kept = Files.createDirectories(folder.resolve("kept/rules"));
            Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwx------"));
            run(project, folder, "kept");
            measure("compiled rules kept", project, folder, "kept");
        } finally {
            delete(folder);
        }
    }

    private static void measure(String what, Path project, Path folder, String state) throws Exception {
        Duration[] times = new Duration[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = run(project, folder, state);
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "selfheal test, %s, %d times, Java %s, %d cores: median %d ms, slowest %d ms, fastest %d ms%n",
                what,
                RUNS,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                times[RUNS / 2].toMillis(),
                times[RUNS - 1].toMillis(),
                times[0].toMillis());
    }

    private static Duration run(Path project, Path folder, String state) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                project.resolve("selfheal").toString(),
                "test",
                "--rules",
                project.resolve("rules").toString(),
                "--state",
                folder.resolve(state).toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        long start = System.nanoTime();
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("a run did not end within 300 s");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the cases should pass:\n" + Files.readString(output));
        }
        return took;
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
