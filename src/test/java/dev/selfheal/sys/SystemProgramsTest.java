package dev.selfheal.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.testing.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real programs. */
final class SystemProgramsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final SystemPrograms programs = new SystemPrograms(Map.of("FROM_US", "always"));

    private Ran sh(String script, Duration within, String input, int maxOutput) throws InterruptedException {
        return programs.run(new Invocation(List.of("/bin/sh", "-c", script), Map.of(), input, within, maxOutput));
    }

    private Ran.Exited sh(String script) throws InterruptedException {
        return assertInstanceOf(Ran.Exited.class, sh(script, LONG, "", 1 << 20));
    }

    @Test
    void status_and_both_outputs_are_told_apart() throws InterruptedException {
        Ran.Exited ran = sh("echo out; echo err >&2; exit 3");
        assertEquals(new Ran.Exited(3, "out\n", "err\n", false), ran);
    }

    @Test
    void a_program_ended_by_a_signal_has_128_and_its_number() throws InterruptedException {
        assertEquals(128 + 9, sh("kill -9 $$").status());
    }

    @Test
    void variables_of_the_doors_and_of_the_call_reach_it() throws InterruptedException {
        Ran ran = programs.run(new Invocation(
                List.of("/bin/sh", "-c", "echo $FROM_US $FROM_CALL"), Map.of("FROM_CALL", "once"), "", LONG, 1 << 20));
        assertEquals("always once\n", assertInstanceOf(Ran.Exited.class, ran).output());
    }

    @Test
    void arguments_are_no_shell_line() throws InterruptedException {
        Ran ran = programs.run(Invocation.of(List.of("/bin/echo", "$HOME; ls `id` *", ""), LONG));
        assertEquals(
                "$HOME; ls `id` * \n", assertInstanceOf(Ran.Exited.class, ran).output());
    }

    @Test
    void a_program_that_is_not_there_is_missing() throws InterruptedException {
        for (String program : List.of("/nowhere/at/all", "no-such-program-anywhere")) {
            Ran ran = programs.run(Invocation.of(List.of(program), LONG));
            assertEquals(
                    program + ": no such program",
                    assertInstanceOf(Ran.Missing.class, ran).detail());
        }
    }

    @Test
    void a_file_that_may_not_be_executed_is_denied() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "#!/bin/sh\n");
        for (Path program : List.of(plain, folder)) {
            Ran ran = programs.run(Invocation.of(List.of(program.toString()), LONG));
            assertInstanceOf(Ran.Denied.class, ran, program.toString());
        }
    }

    @Test
    void a_script_whose_interpreter_is_gone_is_missing() throws Exception {
        Path script = Files.writeString(folder.resolve("orphan"), "#!/nowhere/interpreter\n");
        assertTrue(script.toFile().setExecutable(true));
        assertInstanceOf(Ran.Missing.class, programs.run(Invocation.of(List.of(script.toString()), LONG)));
    }

    @Test
    void of_a_hundred_megabytes_the_beginning_is_kept_and_the_rest_read() throws InterruptedException {
        Ran.Exited ran = assertInstanceOf(
                Ran.Exited.class,
                sh("echo first; head -c 100000000 /dev/zero | tr '\\0' x; echo last >&2", LONG, "", 1000));
        assertEquals(0, ran.status());
        assertEquals(1000, ran.output().length());
        assertTrue(ran.output().startsWith("first\nxxx"));
        assertEquals("last\n", ran.errors());
        assertTrue(ran.truncated());
    }

    @Test
    void output_of_exactly_the_limit_is_whole_and_one_byte_more_is_not() throws InterruptedException {
        assertFalse(assertInstanceOf(Ran.Exited.class, sh("printf 12345", LONG, "", 5))
                .truncated());
        Ran.Exited more = assertInstanceOf(Ran.Exited.class, sh("printf 123456", LONG, "", 5));
        assertTrue(more.truncated());
        assertEquals("12345", more.output());
    }

    @Test
    void much_on_both_outputs_at_once_does_not_block() throws InterruptedException {
        Ran.Exited ran = assertInstanceOf(
                Ran.Exited.class,
                sh("head -c 3000000 /dev/zero >&2 & head -c 3000000 /dev/zero; wait", LONG, "", 4 << 20));
        assertEquals(3_000_000, ran.output().length());
        assertEquals(3_000_000, ran.errors().length());
    }

    @Test
    void what_hangs_is_ended_at_its_deadline_with_its_children_and_keeps_its_last_words() throws Exception {
        Path pids = folder.resolve("pids");
        String script = "echo begun; sleep 300 & echo $! >%s; sh -c 'sleep 300 & echo $! >>%s; wait' & wait"
                .formatted(pids, pids);
        long start = System.nanoTime();
        Ran.TimedOut ran = assertInstanceOf(Ran.TimedOut.class, sh(script, Duration.ofSeconds(1), "", 1 << 20));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertEquals("begun\n", ran.output());
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took.toString());
        List<String> children = Files.readAllLines(pids);
        assertEquals(2, children.size());
        for (String pid : children) {
            Await.until("child " + pid + " is gone", Duration.ofSeconds(5), () -> ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive)
                    .isEmpty());
        }
    }

    @Test
    void a_child_that_stays_and_holds_the_pipe_is_not_waited_for() throws Exception {
        long start = System.nanoTime();
        Ran.Exited ran = sh("echo $$; sleep 300 & echo $!");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<String> lines = ran.output().lines().toList();
        assertEquals(2, lines.size(), ran.output());
        ProcessHandle child = ProcessHandle.of(Long.parseLong(lines.get(1))).orElseThrow();
        assertTrue(child.isAlive()); // it was left running on purpose
        child.destroyForcibly();
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took.toString());
    }

    @Test
    void input_larger_than_the_pipe_reaches_it_whole() throws InterruptedException {
        Ran.Exited ran = assertInstanceOf(Ran.Exited.class, sh("wc -c", LONG, "ü".repeat(1_000_000), 100));
        assertEquals("2000000", ran.output().strip());
    }

    @Test
    void input_that_is_not_read_does_not_matter() throws InterruptedException {
        assertEquals(new Ran.Exited(0, "done\n", "", false), sh("echo done", LONG, "x".repeat(1_000_000), 100));
    }

    @Test
    void without_input_it_reads_the_end_at_once() throws InterruptedException {
        assertEquals("", sh("cat").output());
    }

    @Test
    void what_is_not_utf_8_is_replaced_not_fatal() throws InterruptedException {
        Ran.Exited ran = sh("printf 'a\\377\\376b\\000c'; printf 'gr\\303\\274n' >&2");
        assertTrue(ran.output().startsWith("a\uFFFD") && ran.output().endsWith("b\0c"), ran.output());
        assertEquals("gr\u00fcn", ran.errors());
    }

    @Test
    void a_limit_inside_a_character_is_harmless() throws InterruptedException {
        Ran.Exited ran = assertInstanceOf(Ran.Exited.class, sh("printf 'a\\303\\274'", LONG, "", 2));
        assertEquals("a\uFFFD", ran.output());
        assertEquals(2, ran.output().getBytes(StandardCharsets.UTF_16BE).length / 2);
    }

    @Test
    void an_interrupt_ends_the_program_and_is_passed_on() throws Exception {
        Path pid = folder.resolve("pid");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                sh("echo $$ >" + pid + "; exec sleep 300");
            } catch (InterruptedException stop) {
                thrown.set(stop);
            }
        });
        caller.start();
        Await.until("it runs", LONG, () -> Files.exists(pid) && Files.size(pid) > 1);
        ProcessHandle program =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        caller.interrupt();
        caller.join(LONG.toMillis());
        assertInstanceOf(InterruptedException.class, thrown.get());
        Await.until("the program is gone", LONG, () -> !program.isAlive());
    }

    @Test
    void a_command_needs_a_program() {
        assertThrows(IllegalArgumentException.class, () -> Invocation.of(List.of(), LONG));
        assertThrows(IllegalArgumentException.class, () -> Invocation.of(List.of(""), LONG));
    }
}
