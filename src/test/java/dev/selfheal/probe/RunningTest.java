package dev.selfheal.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Reason;
import dev.selfheal.fact.Service;
import dev.selfheal.fact.ServiceState;
import dev.selfheal.inventory.Check;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.sys.Clock;
import dev.selfheal.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTest {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process sleep(String marker) throws Exception {
        Process process = new ProcessBuilder("sleep", "300", marker).start();
        started.add(process);
        return process;
    }

    /** A marker that "sleep" takes for a duration and that no other process has among its arguments. */
    private static String marker() {
        return "0.00" + (System.nanoTime() % 1_000_000_000) + "1";
    }

    private Fact observe(Path root, Check.Running check) throws Exception {
        ServiceEntry entry = new ServiceEntry("job", false, check, Optional.empty(), Duration.ofSeconds(5), List.of());
        return Doorway.observe(new ServiceProbes(), Doorway.doors(Clock.SYSTEM, root), entry);
    }

    private Service look(Check.Running check) throws Exception {
        return (Service) observe(Path.of("/"), check);
    }

    private static Check.Running named(String executable, String arguments) {
        return new Check.Running(
                Optional.empty(), Optional.ofNullable(executable), Optional.ofNullable(arguments), WITHIN);
    }

    private Check.Running pidFile(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("job.pid"), content);
        return new Check.Running(Optional.of(file), Optional.empty(), Optional.empty(), WITHIN);
    }

    @Test
    void a_process_is_found_by_executable_and_arguments_with_pid_age_and_memory() throws Exception {
        String marker = marker();
        Process process = sleep(marker);
        String path = process.info().command().orElseThrow();
        for (String executable : new String[] {"sleep", path, null}) {
            Service seen = look(named(executable, marker));
            assertEquals(ServiceState.UP, seen.state(), seen.detail());
            assertEquals(process.pid(), seen.pid());
            assertTrue(seen.uptime().compareTo(Duration.ofSeconds(60)) < 0, seen.toString());
            assertTrue(seen.memoryBytes() > 10_000, seen.toString());
        }
        assertEquals(ServiceState.DOWN, look(named("slee", marker)).state());
        assertEquals(ServiceState.DOWN, look(named("/bin/no-sleep", marker)).state());
        Service none = look(named("sleep", marker + "9"));
        assertEquals(ServiceState.DOWN, none.state());
        assertEquals("no process runs sleep with \"" + marker + "9\" in its arguments", none.detail());
    }

    @Test
    void of_several_the_oldest_is_meant() throws Exception {
        String marker = marker();
        long first = sleep(marker).pid();
        // Ages are known to a hundredth of a second.
        long begun = System.nanoTime();
        Await.until("two clock ticks", Duration.ofSeconds(5), () -> System.nanoTime() - begun > 30_000_000);
        sleep(marker);
        Service seen = look(named("sleep", marker));
        assertEquals(first, seen.pid());
        assertTrue(seen.detail().endsWith("the oldest of 2"), seen.detail());
    }

    @Test
    void a_process_without_proc_is_found_by_ps() throws Exception {
        String marker = marker();
        Process process = sleep(marker);
        Service seen = (Service) observe(folder, named("sleep", marker));
        assertEquals(process.pid(), seen.pid(), seen.detail());
        assertTrue(seen.memoryBytes() > 10_000 && seen.uptime() != null);
        assertEquals(ServiceState.DOWN, ((Service) observe(folder, named("sleep", marker + "9"))).state());
    }

    @Test
    void rows_of_ps_are_read_with_days_and_blanks_in_paths() {
        Seen seen = ProcessTable.Ps.row("  812     1 27-22:29:03  73136 /Applications/My App.app/My App --port 5")
                .orElseThrow();
        assertEquals(812, seen.pid());
        assertEquals(Duration.ofDays(27).plusHours(22).plusMinutes(29).plusSeconds(3), seen.uptime());
        assertEquals(73136L * 1024, seen.memoryBytes());
        assertTrue(Match.of(named("My App", "--port 5"), seen));
        assertTrue(Match.of(named("/Applications/My App.app/My App", null), seen));
        assertFalse(Match.of(named("App", null), seen));
        assertEquals(
                Duration.ofSeconds(61),
                ProcessTable.Ps.row("1 0 01:01 5 x").orElseThrow().uptime());
        assertTrue(
                ProcessTable.Ps.row("7 1 00:01 0 (job) <defunct>").orElseThrow().ended());
        assertTrue(ProcessTable.Ps.row("  PID  PPID ELAPSED RSS COMMAND").isEmpty());
    }

    @Test
    void a_pid_file_names_a_living_process() throws Exception {
        Process process = sleep(marker());
        for (String content :
                List.of(process.pid() + "", " " + process.pid() + "\n", process.pid() + "\n/data\n5432\n")) {
            assertEquals(process.pid(), look(pidFile(content)).pid());
        }
    }

    @Test
    void a_pid_file_that_is_absent_stale_or_garbage_means_down() throws Exception {
        Check.Running absent =
                new Check.Running(Optional.of(folder.resolve("no.pid")), Optional.empty(), Optional.empty(), WITHIN);
        assertEquals(ServiceState.DOWN, look(absent).state());
        for (String garbage : List.of("", "abc", "-5", "0", "99999999999999999999", "12 34", "\u0000\u0001")) {
            assertEquals(ServiceState.DOWN, look(pidFile(garbage)).state(), garbage);
        }
        Process process = sleep(marker());
        process.destroyForcibly().waitFor();
        Service stale = look(pidFile(process.pid() + ""));
        assertEquals(ServiceState.DOWN, stale.state());
        assertTrue(stale.detail().endsWith("has ended"), stale.detail());
    }

    @Test
    void a_pid_that_another_process_took_over_means_down() throws Exception {
        Process process = sleep(marker());
        Check.Running check = pidFile(process.pid() + "");
        Path file = check.pidFile().orElseThrow();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(45)));
        assertEquals(ServiceState.UP, look(check).state());
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(75)));
        Service reused = look(check);
        assertEquals(ServiceState.DOWN, reused.state());
        assertTrue(reused.detail().contains("now belongs to another process: sleep 300"), reused.detail());
        // Where the owner said what runs there, that decides and not the time.
        Check.Running said = new Check.Running(Optional.of(file), Optional.of("sleep"), Optional.empty(), WITHIN);
        assertEquals(ServiceState.UP, look(said).state());
        Check.Running other = new Check.Running(Optional.of(file), Optional.of("nginx"), Optional.empty(), WITHIN);
        assertEquals(ServiceState.DOWN, look(other).state());
    }

    @Test
    void a_pid_file_that_cannot_be_read_is_a_failure_to_find_out() throws Exception {
        Fact fact = observe(
                Path.of("/"), new Check.Running(Optional.of(folder), Optional.empty(), Optional.empty(), WITHIN));
        assertEquals(
                Reason.UNREADABLE_ANSWER, ((dev.selfheal.fact.ProbeFailure) fact).reason(), "a folder is no pid file");
    }

    @Test
    void ages_are_said_for_people() {
        assertEquals("59 s", RunningLook.people(Duration.ofSeconds(59)));
        assertEquals("1 min", RunningLook.people(Duration.ofSeconds(60)));
        assertEquals("3 h 2 min", RunningLook.people(Duration.ofMinutes(182)));
        assertEquals("2 d 1 h", RunningLook.people(Duration.ofHours(49)));
    }
}
