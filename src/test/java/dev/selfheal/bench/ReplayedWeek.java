package dev.selfheal.bench;

import dev.selfheal.simulation.RecordedWeek;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long {@code ./selfheal replay} takes for a week of history, as a whole process and on one core, beyond what it takes for
 * one cycle: reading, judging, comparing and printing. Two weeks: one as a machine records it, and one at its worst, with other
 * facts in each cycle, of which a third is sick. Prints figures and asserts nothing about them; it fails only if something is
 * not judged as it was before.
 */
public final class ReplayedWeek {
    private static final int RUNS = 7;
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([0-9.,]+)s");

    private ReplayedWeek() {}

    /** In seconds: on the clock, and on the processor, which tells the same however busy the machine is. */
    private record Took(double wall, double processor) {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(System.getProperty("selfheal.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory("replayed-week");
        Path week = folder.resolve("week.jsonl");
        RecordedWeek.Written written = RecordedWeek.write(week, Week.CYCLES);
        System.out.printf(
                Locale.ROOT,
                "a week as a machine records it: %.1f facts in a cycle, %d of %d cycles found nothing wrong%n",
                (double) written.facts() / Week.CYCLES,
                written.well(),
                Week.CYCLES);
        measure(project, folder, week);
        Week.write(project.resolve("rules"), week, Week.CYCLES);
        System.out.printf("a week at its worst: %d facts in a cycle, a third of them sick%n", Week.FACTS);
        measure(project, folder, week);
    }

    private static void measure(Path project, Path folder, Path week) throws Exception {
        Path one = folder.resolve("one.jsonl");
        try (Stream<String> lines = Files.lines(week)) {
            Files.writeString(one, lines.findFirst().orElseThrow() + "\n");
        }
        run(project, folder, one); // builds, makes the class-data archive, keeps the compiled rules
        Took start = best(project, folder, one);
        Took all = best(project, folder, week);
        System.out.printf(
                Locale.ROOT,
                "  replay of %d cycles (%.1f MB), best of %d, Java %s, one core: start-up %.2f s (%.2f s of processor), whole"
                        + " %.2f s (%.2f s), after start-up %.2f s (%.2f s)%n",
                Week.CYCLES,
                Files.size(week) / 1e6,
                RUNS,
                System.getProperty("java.version"),
                start.wall(),
                start.processor(),
                all.wall(),
                all.processor(),
                all.wall() - start.wall(),
                all.processor() - start.processor());
    }

    private static Took best(Path project, Path folder, Path file) throws Exception {
        double wall = Double.MAX_VALUE;
        double processor = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            Took took = run(project, folder, file);
            wall = Math.min(wall, took.wall());
            processor = Math.min(processor, took.processor());
        }
        return new Took(wall, processor);
    }

    private static Took run(Path project, Path folder, Path file) throws Exception {
        List<String> replay = new ArrayList<>(List.of(
                project.resolve("selfheal").toString(),
                "replay",
                "--fail-on-difference",
                "--rules",
                project.resolve("rules").toString(),
                "--state",
                folder.resolve("state").toString(),
                file.toString()));
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            replay.addAll(0, List.of("taskset", "-c", "0"));
        }
        List<String> timed = new ArrayList<>(List.of("sh", "-c", "\"$@\"; status=$?; times >&2; exit $status", "sh"));
        timed.addAll(replay);
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(timed);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        long begun = System.nanoTime();
        Process process = builder.redirectOutput(folder.resolve("output.txt").toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(600, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("a replay did not end within 600 s");
        }
        double wall = (System.nanoTime() - begun) / 1e9;
        String said = Files.readString(errors);
        if (process.exitValue() != 0) {
            throw new IllegalStateException("exit status " + process.exitValue() + ": " + said);
        }
        return new Took(wall, processor(said));
    }

    /** What POSIX times says of the children, on its last line: user and system. */
    private static double processor(String said) {
        String[] lines = said.strip().split("\n");
        Matcher times = TIMES.matcher(lines[lines.length - 1]);
        double[] parts = times.results()
                .mapToDouble(part -> 60 * Double.parseDouble(part.group(1))
                        + Double.parseDouble(part.group(2).replace(',', '.')))
                .toArray();
        return Arrays.stream(parts).sum();
    }
}
