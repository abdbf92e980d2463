package dev.selfheal.sys;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a program for a person, such as one that shows a file, and leaves it to them: nothing is waited for that goes well. */
public final class Launch {
    private static final File NOTHING = new File("/dev/null");

    private Launch() {}

    /**
     * Starts it. What opens a file is over at once, or becomes the very program that shows it; so one that still runs after this
     * time is no failure, and is not ended.
     *
     * @param program by its bare name: looked for on the {@code PATH} of this environment
     * @return why it did not work; empty if it did, as far as is known by then
     */
    public static Optional<String> start(
            String program, List<String> arguments, Map<String, String> environment, Duration patience)
            throws InterruptedException {
        Optional<Path> file = find(program, environment.getOrDefault("PATH", ""));
        if (file.isEmpty()) {
            return Optional.of("there is no " + program + " here");
        }
        List<String> command = new ArrayList<>(List.of(file.get().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(NOTHING)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            boolean over = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            return over && process.exitValue() != 0
                    ? Optional.of(program + " ended with exit status " + process.exitValue())
                    : Optional.empty();
        } catch (IOException refused) {
            return Optional.of(program + " could not be started: " + refused.getMessage());
        }
    }

    private static Optional<Path> find(String program, String path) {
        for (String folder : path.split(File.pathSeparator)) {
            if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, program))) {
                return Optional.of(Path.of(folder, program));
            }
        }
        return Optional.empty();
    }
}
