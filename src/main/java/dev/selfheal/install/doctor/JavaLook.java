package dev.selfheal.install.doctor;

import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the Java that the job names is there and new enough. */
public record JavaLook(Programs programs) {
    private static final int OLDEST = 17;
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("version \"((\\d+)[^\"]*)\"");
    private static final String AREA = "java";
    private static final String CURE = "selfheal install, from a shell with the Java that the job should have";

    /** @param home the job's {@code JAVA_HOME} */
    public Examined look(Optional<Path> home) throws InterruptedException {
        if (home.isEmpty()) {
            return Examined.warning(AREA, "the job names none, and takes the first that it finds", CURE);
        }
        Path java = home.get().resolve("bin/java");
        if (!Files.isExecutable(java)) {
            return Examined.warning(
                    AREA, java + " is not there, or cannot be run; the job takes the first that it finds", CURE);
        }
        Ran ran = programs.run(Invocation.of(List.of(java.toString(), "-version"), WITHIN));
        // Every Java says its version on its standard error, in these words.
        Matcher version = VERSION.matcher(ran instanceof Ran.Exited exited ? exited.errors() : "");
        if (!version.find()) {
            return Examined.failure(AREA, java + " does not start, or says no version", CURE);
        }
        return Integer.parseInt(version.group(2)) < OLDEST
                ? Examined.failure(AREA, java + " is " + version.group(1) + ", older than " + OLDEST, CURE)
                : Examined.ok(AREA, version.group(1) + ", " + java);
    }
}
