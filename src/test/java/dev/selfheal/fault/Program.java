package dev.selfheal.fault;

import dev.selfheal.cli.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real program, in a process of its own that starts fast: from a jar, with an archive of its classes. */
final class Program {
    private final List<String> java;

    private Program(List<String> java) {
        this.java = java;
    }

    /**
     * Packs the classes as they are now.
     *
     * @param trained whose two cycles show which classes are needed; where no archive can be made it starts slower
     */
    static Program packed(Path folder, Victim trained) throws IOException {
        Files.createDirectories(folder);
        Path jar = folder.resolve("selfheal.jar");
        List<String> parts = List.of(System.getProperty("java.class.path").split(":"));
        // The schemas and the list of sections are among the classes.
        Path classes = parts.stream()
                .map(Path::of)
                .filter(part -> Files.exists(part.resolve("dev/selfheal/cli/Main.class")))
                .findFirst()
                .orElseThrow();
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "cf", jar.toString(), "-C", classes.toString(), ".");
        String path = Stream.concat(Stream.of(jar.toString()), parts.stream().filter(part -> part.endsWith(".jar")))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dselfheal.home=" + Box.PROJECT,
                "-cp",
                path));
        Path archive = folder.resolve("classes.jsa");
        List<String> training = new ArrayList<>(java);
        training.add(1, "-XX:ArchiveClassesAtExit=" + archive);
        // The first compiles the rules for this jar; with the classes of the compiler, JDK 17 crashes while it writes
        // an archive.
        new Program(java).run(trained.sicken(), List.of());
        new Program(training).run(trained.sicken(), List.of());
        if (Files.exists(archive)) {
            java.add(1, "-XX:SharedArchiveFile=" + archive);
        }
        return new Program(java);
    }

    /** A cycle. */
    Process start(Victim victim) throws IOException {
        return start(victim, List.of());
    }

    /** @param before what is to start it: words of a command that ends with another command */
    Process start(Victim victim, List<String> before) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(java);
        command.addAll(List.of(
                "dev.selfheal.cli.Main",
                "run",
                "--json",
                "--inventory",
                victim.box.folder.resolve("selfheal.yaml").toString(),
                "--state",
                victim.state().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", victim.box.home.toString());
        return builder.redirectOutput(out(victim).toFile())
                .redirectError(err(victim).toFile())
                .start();
    }

    /** Runs a cycle to its end. */
    Box.Done run(Victim victim, List<String> before) {
        try {
            Process process = start(victim, before);
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("no end within 2 minutes: " + Files.readString(err(victim)));
            }
            return new Box.Done(process.exitValue(), Files.readString(out(victim)), Files.readString(err(victim)));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private static Path out(Victim victim) {
        return victim.box.folder.resolve("program.out");
    }

    private static Path err(Victim victim) {
        return victim.box.folder.resolve("program.err");
    }
}
