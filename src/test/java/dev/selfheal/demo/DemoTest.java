package dev.selfheal.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.cli.Box;
import dev.selfheal.cli.Clone;
import dev.selfheal.testing.Await;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration from start to end: real processes are broken and healed, and nothing is left. */
@Tag("story")
class DemoTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    /** Whatever a name may hold. */
    private Path temporary;

    private Process demo;

    @BeforeEach
    void prepare() throws Exception {
        temporary = Files.createDirectory(folder.toRealPath().resolve("it's \"tëmp\""));
    }

    @AfterEach
    void end() throws Exception {
        if (demo != null) {
            demo.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void breaks_five_things_and_heals_them_and_leaves_nothing() throws Exception {
        demo = start();
        assertTrue(demo.waitFor(LONG.toSeconds(), TimeUnit.SECONDS), this::said);

        String said = said();
        assertEquals(0, demo.exitValue(), said);
        for (String expected : List.of(
                "1 of 5",
                "5 of 5",
                "refused the connection (service.down)",
                "created " + temporary,
                "truncating it because its writer holds it open",
                "held back: waits for service:store (hold.dependency-down)",
                "it runs; restarted if it is not well in the next cycle either",
                "healed 5 times",
                "report.html",
                "5 things were broken, and 5 healed")) {
            assertTrue(said.contains(expected), () -> "no \"" + expected + "\" in\n" + said);
        }
        assertEquals(5, Pattern.compile("(?m)^HEALED").matcher(said).results().count(), said);
        assertEquals(
                List.of("web", "store", "shop"),
                Pattern.compile("(?m)^  command:start-(\\w+) .* ended with exit status 0; it is well")
                        .matcher(said)
                        .results()
                        .map(restart -> restart.group(1))
                        .toList(),
                () -> "each was to be restarted once, and the shop not for the store's sake: " + said);
        assertNothingLeft();
    }

    /** At its beginning, in the middle of a cycle that heals, and while one of its servers is stopped. */
    @ParameterizedTest
    @ValueSource(strings = {"A small stack", "kill -9", "kill -STOP"})
    void interrupted_it_leaves_nothing(String at) throws Exception {
        demo = start();
        Path started = underWay();
        Await.until("it says " + at, LONG, () -> said().contains(at));

        demo.destroy(); // as Ctrl-C does: its own end is run

        assertTrue(demo.waitFor(30, TimeUnit.SECONDS));
        assertFalse(said().contains("Exception"), this::said);
        Await.until("its servers end", LONG, () -> stalls(started).isEmpty());
        assertNothingLeft();
    }

    @Test
    void killed_its_servers_end_by_themselves_and_the_next_one_tidies_up() throws Exception {
        demo = start();
        Path started = underWay();

        demo.destroyForcibly();

        Await.until("its servers end", LONG, () -> stalls(started).isEmpty());
        assertTrue(Files.exists(started), "nobody was there to remove it");
        demo = start();
        Await.until("the next one tidies up", LONG, () -> Files.notExists(started));
    }

    /** The folder of the demonstration, once its last server has started. */
    private Path underWay() throws Exception {
        Await.until("its last server starts", LONG, () -> {
            try (Stream<Path> files = Files.walk(temporary)) {
                return files.anyMatch(file -> file.endsWith("shop.log"));
            } catch (UncheckedIOException moved) {
                return false; // it was renamed meanwhile
            }
        });
        try (Stream<Path> files = Files.list(temporary)) {
            return files.findFirst().orElseThrow();
        }
    }

    private void assertNothingLeft() throws Exception {
        try (Stream<Path> files = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> !file.getFileName().toString().startsWith("hsperf"))
                            .toList());
        }
        assertEquals(List.of(), stalls(temporary));
    }

    /** What runs of that folder. */
    private static List<ProcessHandle> stalls(Path of) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("-Ddemo=" + of))
                .toList();
    }

    private Process start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-Dselfheal.home=" + Box.PROJECT,
                "-cp",
                Clone.classPath(),
                "dev.selfheal.cli.Main",
                "demo");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("COLUMNS", "400");
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (java.io.IOException none) {
            return none.toString();
        }
    }
}
