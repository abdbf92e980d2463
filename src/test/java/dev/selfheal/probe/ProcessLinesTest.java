package dev.selfheal.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessLinesTest {
    @TempDir
    Path folder;

    private Process parent;
    private long child;

    /** A shell that waits for a sleeping child, beside another sleeper that is not its own. */
    @BeforeEach
    void start() throws Exception {
        parent = new ProcessBuilder("/bin/sh", "-c", "sleep 300 & wait", "of-this-test").start();
        Await.until(
                "the child is there",
                Duration.ofSeconds(10),
                () -> parent.children().count() == 1);
        ProcessHandle sleeper = parent.children().findFirst().orElseThrow();
        Await.until("it sleeps", Duration.ofSeconds(10), () -> sleeper.info()
                .command()
                .filter(command -> command.endsWith("sleep"))
                .isPresent());
        child = sleeper.pid();
    }

    @AfterEach
    void end() {
        parent.descendants().forEach(ProcessHandle::destroyForcibly);
        parent.destroyForcibly();
    }

    private static List<String> lines(Path root, Set<Long> pids, Optional<String> part) throws Exception {
        return new ProcessLines(Doorway.inventory(), Doorway.doors(Clock.SYSTEM, root))
                .lines(pids, part, Deadline.in(Duration.ofSeconds(10), Clock.SYSTEM));
    }

    /** Where there is no /proc, ps tells the same. */
    @ParameterizedTest
    @ValueSource(strings = {"proc", "ps"})
    void a_process_is_told_with_what_it_started_and_nobody_else(String way) throws Exception {
        Path root = way.equals("proc") ? Path.of("/") : folder;
        assertEquals(way.equals("proc"), Files.isDirectory(root.resolve("proc")));
        List<String> lines = lines(root, Set.of(parent.pid()), Optional.empty());
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(
                lines.get(0)
                        .startsWith("pid " + parent.pid() + " of "
                                + ProcessHandle.current().pid() + ", for "),
                lines::toString);
        assertTrue(lines.get(0).endsWith(": /bin/sh -c sleep 300 & wait of-this-test"), lines::toString);
        assertTrue(lines.get(1).startsWith("pid " + child + " of " + parent.pid() + ", for "), lines::toString);
        assertTrue(lines.get(1).contains(" MB: ") && lines.get(1).endsWith("sleep 300"), lines::toString);
    }

    @Test
    void processes_are_found_by_a_part_of_their_command_line_too() throws Exception {
        List<String> lines = lines(Path.of("/"), Set.of(), Optional.of("wait of-this-test"));
        assertEquals(2, lines.size(), lines::toString);
    }

    @Test
    void one_that_has_ended_is_not_told() throws Exception {
        end();
        Await.until("both have ended", Duration.ofSeconds(10), () -> !parent.isAlive());
        assertEquals(List.of(), lines(Path.of("/"), Set.of(parent.pid()), Optional.empty()));
    }
}
