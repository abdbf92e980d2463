package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Result;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramActionsTest {
    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();
    private final List<List<String>> ran = new ArrayList<>();
    private int pgrepMatches;

    private Done run(String... command) throws InterruptedException {
        Target target = new Target.Program("command:mend", List.of(command), Duration.ofSeconds(2), Duration.ZERO);
        return new CommandRun(new SystemPrograms(Map.of()))
                .act(target, Deadline.in(Duration.ofMinutes(1), Clock.SYSTEM));
    }

    @Test
    void a_declared_program_gets_its_arguments_as_they_stand() throws Exception {
        Path file = folder.resolve("$(touch x); a file");
        assertEquals(Optional.empty(), run("touch", file.toString()).result());
        assertTrue(Files.exists(file));
    }

    @Test
    void its_exit_status_is_told_and_proves_nothing() throws Exception {
        Done done = run("sh", "-c", "echo secret output; echo ' so\n sorry ' >&2; exit 3");
        assertEquals(Done.changed("sh ended with exit status 3: so sorry"), done);
        assertEquals(Done.changed("true ended with exit status 0"), run("true"));
    }

    @Test
    void of_its_errors_only_the_beginning_is_told() throws Exception {
        String said = run("sh", "-c", "head -c 5000 /dev/zero | tr '\\0' x >&2; exit 1")
                .said();
        assertTrue(said.endsWith("x..."), said);
        assertTrue(said.length() < 300, said);
    }

    @Test
    void one_that_takes_too_long_is_ended_and_left_to_the_probe() throws Exception {
        Target target =
                new Target.Program("command:mend", List.of("sleep", "60"), Duration.ofMillis(200), Duration.ZERO);
        long start = System.nanoTime();
        Done done = new CommandRun(new SystemPrograms(Map.of()))
                .act(target, Deadline.in(Duration.ofMinutes(1), Clock.SYSTEM));
        assertEquals(Optional.empty(), done.result());
        assertTrue(done.said().contains("longer than"), done.said());
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(20).toNanos());
    }

    @Test
    void one_that_is_not_there_did_nothing() throws Exception {
        Done done = run(folder.resolve("none").toString());
        assertFalse(done.changed());
        assertEquals(Optional.of(Result.NOT_HEALED), done.result());
    }

    /** As the tools of macOS would answer, with an application that runs for some more looks. */
    private Programs mac(int looksUntilGone, int openStatus) {
        pgrepMatches = looksUntilGone;
        return invocation -> {
            ran.add(invocation.command());
            int status = 0;
            if (invocation.command().get(0).endsWith("pgrep")) {
                status = pgrepMatches-- > 0 ? 0 : 1;
            } else if (invocation.command().get(0).endsWith("open")) {
                status = openStatus;
            }
            return new Ran.Exited(status, "", "", false);
        };
    }

    private Done restart(String name, Programs programs) throws InterruptedException {
        Target app = new Target.App("app:" + name, name, Duration.ofSeconds(30));
        return new ServiceRestart(new NoSupervisor(), programs, clock, true)
                .act(app, Deadline.in(Duration.ofMinutes(1), clock));
    }

    @Test
    void an_app_is_asked_to_quit_waited_for_and_opened_in_the_background() throws Exception {
        Done done = restart("LM Studio", mac(3, 0));
        assertEquals(Done.changed("LM Studio was quit and opened"), done);
        assertEquals(List.of("/usr/bin/pgrep", "-x", "LM Studio"), ran.get(0));
        assertEquals(List.of("/usr/bin/osascript", "-e", "quit app \"LM Studio\""), ran.get(1));
        assertEquals(List.of("/usr/bin/open", "-g", "-a", "LM Studio"), ran.get(ran.size() - 1));
        assertEquals(6, ran.size());
    }

    @Test
    void an_app_that_does_not_run_is_only_opened() throws Exception {
        assertEquals(Done.changed("Ollama was opened"), restart("Ollama", mac(0, 0)));
        assertEquals(2, ran.size());
    }

    @Test
    void an_app_that_will_not_quit_is_left_alone() throws Exception {
        Done done = restart("Ollama", mac(Integer.MAX_VALUE, 0));
        assertEquals(Optional.of(Result.NOT_HEALED), done.result());
        assertTrue(ran.stream().noneMatch(command -> command.get(0).endsWith("open")));
    }

    @Test
    void an_app_that_cannot_be_opened_is_a_failure() throws Exception {
        assertEquals(
                Optional.of(Result.NOT_HEALED), restart("Ollama", mac(0, 1)).result());
    }

    @Test
    void no_name_of_an_app_reaches_applescript_as_more_than_a_name() throws Exception {
        for (String name : List.of(
                "X\" & (do shell script \"id\") & \"", "-a", "../X", "a/b", "X\\", "", "X\n", "a".repeat(65), "é")) {
            assertEquals(
                    Optional.of(Result.NOT_HEALED), restart(name, mac(1, 0)).result());
            assertFalse(new ServiceRestart(new NoSupervisor(), mac(0, 0), clock, true)
                    .suits(new Target.App("app:x", name, Duration.ZERO)));
        }
        assertEquals(List.of(), ran);
    }
}
