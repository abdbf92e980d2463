package dev.selfheal.testing;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.SystemPrograms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real program that a test needs; without it the test is skipped. */
public final class Tool {
    private static final int MOST_OUTPUT = 1 << 20;

    private Tool() {}

    /** Runs it to its end. */
    public static Ran.Exited run(String input, String program, List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8");
        Ran ran = new SystemPrograms(environment)
                .run(new Invocation(command, Map.of(), input, Duration.ofSeconds(60), MOST_OUTPUT));
        Skips.unless(!(ran instanceof Ran.Missing), program + " is not here");
        return assertInstanceOf(Ran.Exited.class, ran);
    }
}
