package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.Await;
import dev.selfheal.testing.UserManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real user manager. */
final class SystemctlTest {
    private static UserManager systemd;
    private static Systemctl systemctl;

    @BeforeAll
    static void startManager() {
        systemd = UserManager.start();
        systemctl = new Systemctl(systemd.programs(), "systemctl", systemd.units(), Path.of("/proc"));
    }

    @AfterAll
    static void endManager() {
        if (systemd != null) {
            systemd.close();
        }
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10), Clock.SYSTEM);
    }

    private static Job look(String name) throws InterruptedException {
        return assertInstanceOf(Sight.Seen.class, systemctl.look(name, soon())).job();
    }

    private static void unit(String name, String service) {
        systemd.unit(name, "[Service]\n" + service + "\n");
    }

    @Test
    void a_running_unit_tells_pid_definition_and_starts() throws InterruptedException {
        unit("up.service", "ExecStart=/bin/sleep 600");
        systemd.systemctl("start", "up.service");
        Job job = look("up.service");
        assertEquals(State.RUNNING, job.state());
        assertEquals(Enabled.ENABLED, job.enabled());
        assertEquals(systemd.mainProcess("up.service").pid(), job.pid().orElseThrow());
        assertEquals(
                systemd.units().resolve("up.service").toString(),
                job.definition().orElseThrow());
        assertEquals(1, job.starts().orElseThrow());
        assertEquals(5, job.exitTimeoutSeconds().orElseThrow());
        assertTrue(job.lastExit().isEmpty()
                && job.lastSignal().isEmpty()
                && job.lastReason().isEmpty());
    }

    @Test
    void a_unit_that_its_owner_stopped_is_idle_and_is_started() throws InterruptedException {
        unit("stopped.service", "ExecStart=/bin/sleep 600");
        systemd.systemctl("start", "stopped.service");
        systemd.systemctl("stop", "stopped.service");
        assertEquals(State.IDLE, look("stopped.service").state());
        assertInstanceOf(Move.Accepted.class, systemctl.start("stopped.service", soon()));
        assertEquals(State.RUNNING, look("stopped.service").state());
    }

    @Test
    void starting_what_runs_changes_nothing() throws InterruptedException {
        unit("still.service", "ExecStart=/bin/sleep 600");
        systemctl.start("still.service", soon());
        long pid = look("still.service").pid().orElseThrow();
        assertInstanceOf(Move.Accepted.class, systemctl.start("still.service", soon()));
        assertEquals(pid, look("still.service").pid().orElseThrow());
    }

    @Test
    void a_unit_killed_by_a_signal_is_failed_and_is_restarted() throws InterruptedException {
        unit("killed.service", "ExecStart=/bin/sleep 600");
        systemd.systemctl("start", "killed.service");
        systemd.mainProcess("killed.service").destroyForcibly();
        systemd.await("killed.service", "ActiveState", "failed");
        Job dead = look("killed.service");
        assertEquals(State.FAILED, dead.state());
        assertEquals(9, dead.lastSignal().orElseThrow());
        assertTrue(dead.lastExit().isEmpty() && dead.pid().isEmpty());
        assertEquals("signal", dead.lastReason().orElseThrow());
        assertInstanceOf(Move.Accepted.class, systemctl.restart("killed.service", soon()));
        assertEquals(State.RUNNING, look("killed.service").state());
    }

    @Test
    void a_running_unit_is_restarted_with_another_process() throws InterruptedException {
        unit("hung.service", "ExecStart=/bin/sleep 600");
        systemd.systemctl("start", "hung.service");
        long before = look("hung.service").pid().orElseThrow();
        assertInstanceOf(Move.Accepted.class, systemctl.restart("hung.service", soon()));
        assertNotEquals(before, look("hung.service").pid().orElseThrow());
    }

    @Test
    void a_start_limit_is_told_and_respected() throws InterruptedException {
        limited("limit.service", "1h");
        Sight.Seen seen = assertInstanceOf(Sight.Seen.class, systemctl.look("limit.service", soon()));
        assertEquals(State.FAILED, seen.job().state());
        assertEquals(1, seen.job().lastExit().orElseThrow());
        assertEquals(3, seen.job().starts().orElseThrow()); // the first and systemd's two
        assertEquals("exit-code, start-limit-hit", seen.job().lastReason().orElseThrow());
        Duration left = seen.startLimited().orElseThrow();
        assertTrue(left.compareTo(Duration.ofHours(1)) <= 0 && left.compareTo(Duration.ofMinutes(50)) > 0, "" + left);
        Move.Refused refused = assertInstanceOf(Move.Refused.class, systemctl.restart("limit.service", soon()));
        assertTrue(refused.said().contains("start limit"), refused.said());
        assertEquals("failed", systemd.property("limit.service", "ActiveState"));
        // Only the owner lifts it.
        systemd.systemctl("reset-failed", "limit.service");
        seen = assertInstanceOf(Sight.Seen.class, systemctl.look("limit.service", soon()));
        assertTrue(seen.startLimited().isEmpty());
    }

    /** Fails until a file is gone, and is restarted until its limit is reached. */
    private static void limited(String name, String interval) {
        systemd.unit(name, """
                [Unit]
                StartLimitIntervalSec=%s
                StartLimitBurst=2
                [Service]
                ExecStart=/bin/sh -c 'test -e %%h/%%n && exec sleep 600'
                Restart=always
                RestartSec=1ms
                """.formatted(interval));
        systemd.systemctl("start", name);
        systemd.await(name, "ActiveState", "failed");
    }

    @Test
    void a_unit_is_started_again_when_the_interval_of_its_limit_has_passed() throws InterruptedException, IOException {
        limited("brief.service", "1s");
        Files.createFile(systemd.home().resolve("brief.service"));
        Await.until(
                "systemd starts it again",
                Duration.ofSeconds(20),
                () -> systemd.systemctl("start", "brief.service") instanceof Ran.Exited exited && exited.status() == 0);
        Sight.Seen seen = assertInstanceOf(Sight.Seen.class, systemctl.look("brief.service", soon()));
        assertEquals(State.RUNNING, seen.job().state());
        assertTrue(seen.startLimited().isEmpty());
    }

    @Test
    void a_start_limit_reached_by_hand_is_respected_too() throws InterruptedException {
        String limit = "[Unit]\nStartLimitIntervalSec=1h\nStartLimitBurst=2\n";
        systemd.unit("often.service", limit + "[Service]\nExecStart=/bin/sleep 600\n");
        systemd.systemctl("start", "often.service");
        systemd.systemctl("restart", "often.service");
        assertInstanceOf(Move.Refused.class, systemctl.restart("often.service", soon()));
        assertEquals("start-limit-hit", look("often.service").lastReason().orElseThrow());
    }

    @Test
    void a_unit_between_two_of_its_own_restarts_is_in_backoff() throws InterruptedException {
        unit("loop.service", "ExecStart=/bin/false\nRestart=always\nRestartSec=300");
        systemd.systemctl("start", "loop.service");
        systemd.await("loop.service", "SubState", "auto-restart");
        assertEquals(State.BACKOFF, look("loop.service").state());
    }

    @Test
    void a_slow_start_is_accepted_and_is_not_waited_for_past_the_deadline() throws InterruptedException {
        unit("slow.service", "Type=notify\nExecStart=/bin/sleep 600\nTimeoutStartSec=60");
        Move move = systemctl.start("slow.service", Deadline.in(Duration.ofSeconds(1), Clock.SYSTEM));
        assertInstanceOf(Move.Accepted.class, move);
        assertEquals(State.STARTING, look("slow.service").state());
    }

    @Test
    void a_program_that_is_not_there_is_a_failed_spawn() throws InterruptedException {
        unit("nowhere.service", "ExecStart=/nowhere/at/all");
        systemd.systemctl("start", "nowhere.service");
        systemd.await("nowhere.service", "ActiveState", "failed");
        Job job = look("nowhere.service");
        assertEquals(State.SPAWN_FAILED, job.state());
        assertEquals(203, job.lastExit().orElseThrow());
    }

    @Test
    void a_unit_file_that_makes_no_sense_is_a_failed_spawn_and_its_start_is_refused() throws InterruptedException {
        unit("senseless.service", "Type=simple");
        Job job = look("senseless.service");
        assertEquals(State.SPAWN_FAILED, job.state());
        assertTrue(
                job.lastReason().orElseThrow().startsWith("bad-setting"),
                job.lastReason().orElseThrow());
        assertInstanceOf(Move.Refused.class, systemctl.start("senseless.service", soon()));
    }

    @Test
    void a_masked_unit_is_disabled_and_never_started() throws InterruptedException, IOException {
        Files.createSymbolicLink(systemd.units().resolve("masked.service"), Path.of("/dev/null"));
        systemd.systemctl("daemon-reload");
        assertEquals(Enabled.DISABLED, look("masked.service").enabled());
        assertInstanceOf(Move.Refused.class, systemctl.start("masked.service", soon()));
        assertInstanceOf(Move.Refused.class, systemctl.restart("masked.service", soon()));
        assertEquals("inactive", systemd.property("masked.service", "ActiveState"));
    }

    @Test
    void a_unit_that_was_never_enabled_or_is_enabled_no_more_is_not_switched_off() throws InterruptedException {
        String install = "ExecStart=/bin/sleep 600\n[Install]\nWantedBy=default.target";
        unit("lone.service", install);
        unit("former.service", install);
        systemd.systemctl("enable", "former.service");
        systemd.systemctl("disable", "former.service");
        assertEquals("disabled", systemd.property("lone.service", "UnitFileState"));
        assertEquals(Enabled.ENABLED, look("lone.service").enabled());
        assertEquals("disabled", systemd.property("former.service", "UnitFileState"));
        assertEquals(Enabled.ENABLED, look("former.service").enabled());
        assertInstanceOf(Move.Accepted.class, systemctl.start("lone.service", soon()));
        assertEquals(State.RUNNING, look("lone.service").state());
    }

    @Test
    void what_is_not_set_up_is_absent_and_cannot_be_loaded() throws InterruptedException {
        assertEquals(State.ABSENT, look("nobody.service").state());
        assertInstanceOf(Move.Refused.class, systemctl.load("nobody.service", soon()));
        assertInstanceOf(Move.Refused.class, systemctl.start("nobody.service", soon()));
    }

    @Test
    void a_unit_file_that_has_just_been_written_is_started() throws InterruptedException, IOException {
        assertEquals(State.ABSENT, look("fresh.service").state());
        Files.writeString(systemd.units().resolve("fresh.service"), "[Service]\nExecStart=/bin/sleep 600\n");
        assertInstanceOf(Move.Accepted.class, systemctl.load("fresh.service", soon()));
        assertEquals(State.IDLE, look("fresh.service").state());
        assertInstanceOf(Move.Accepted.class, systemctl.start("fresh.service", soon()));
        assertEquals(State.RUNNING, look("fresh.service").state());
    }

    @Test
    void a_unit_whose_file_was_deleted_while_it_runs_still_runs() throws InterruptedException, IOException {
        unit("orphan.service", "ExecStart=/bin/sleep 600");
        systemd.systemctl("start", "orphan.service");
        Files.delete(systemd.units().resolve("orphan.service"));
        systemd.systemctl("daemon-reload");
        assertEquals(State.RUNNING, look("orphan.service").state());
    }

    @Test
    void a_running_process_tells_its_own_environment_not_what_its_file_says_now() throws InterruptedException {
        unit("env.service", "ExecStart=/bin/sleep 600\nEnvironment=OLD=1");
        systemd.systemctl("start", "env.service");
        unit("env.service", "ExecStart=/bin/sleep 600\nEnvironment=NEW=1 \"SPACED=a b\"");
        assertEquals("1", look("env.service").environment().get("OLD"));
        assertFalse(look("env.service").environment().containsKey("NEW"));
        systemctl.restart("env.service", soon());
        assertEquals("a b", look("env.service").environment().get("SPACED"));
        assertFalse(look("env.service").environment().containsKey("OLD"));
    }

    @Test
    void a_unit_that_does_not_run_tells_what_a_start_would_give_it() throws InterruptedException, IOException {
        Files.writeString(systemd.home().resolve("vars"), "# ours\nFROM_FILE=\"x y\"\n");
        unit("would.service", """
                ExecStart=/bin/sleep 600
                EnvironmentFile=%h/vars
                EnvironmentFile=-%h/nothing-here
                Environment=SET=1 GONE=1 "QUOTE=say \\"hi\\" there"
                UnsetEnvironment=GONE""");
        systemd.systemctl("set-environment", "FROM_MANAGER=a b");
        Job job = look("would.service");
        assertTrue(job.environmentKnown());
        assertEquals("say \"hi\" there", job.environment().get("QUOTE"));
        assertEquals("a b", job.environment().get("FROM_MANAGER"));
        assertTrue(job.environment().keySet().containsAll(List.of("SET", "FROM_FILE", "HOME", "PATH")));
        assertFalse(job.environment().containsKey("GONE"));
        // And a start does give it these.
        systemctl.start("would.service", soon());
        Map<String, String> real = look("would.service").environment();
        job.environment().forEach((name, value) -> assertTrue(real.containsKey(name), name));
        assertFalse(real.containsKey("GONE"));
        assertEquals("say \"hi\" there", real.get("QUOTE"));
    }

    @Test
    void a_process_that_overwrote_its_environment_does_not_count_as_one_without_variables()
            throws InterruptedException {
        // As those do that change their title; here by starting afresh with nothing.
        unit("bare.service", "ExecStart=/usr/bin/env -i /bin/sleep 600\nEnvironment=GIVEN=1");
        systemd.systemctl("start", "bare.service");
        assertEquals("1", look("bare.service").environment().get("GIVEN"));
    }

    @Test
    void without_proc_a_running_unit_tells_what_its_definition_says() throws InterruptedException {
        unit("hidden.service", "ExecStart=/bin/sleep 600\nEnvironment=GIVEN=1");
        systemd.systemctl("start", "hidden.service");
        Systemctl blind = new Systemctl(systemd.programs(), "systemctl", systemd.units(), Path.of("/nowhere"));
        Job job = assertInstanceOf(Sight.Seen.class, blind.look("hidden.service", soon()))
                .job();
        assertTrue(job.environmentKnown());
        assertTrue(job.environment().keySet().containsAll(List.of("GIVEN", "HOME")));
    }

    @Test
    void an_environment_file_that_cannot_be_read_leaves_the_environment_unknown() throws InterruptedException {
        unit("unread.service", "ExecStart=/bin/sleep 600\nEnvironmentFile=/nowhere/vars");
        assertFalse(look("unread.service").environmentKnown());
    }

    @Test
    void no_manager_is_no_session_and_nothing_is_claimed() throws InterruptedException {
        for (Map<String, String> nobody : List.of(
                Map.of("XDG_RUNTIME_DIR", "/nowhere", "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus"),
                Map.of("XDG_RUNTIME_DIR", "", "DBUS_SESSION_BUS_ADDRESS", ""))) {
            Systemctl lost = new Systemctl(new SystemPrograms(nobody), "systemctl", systemd.units(), Path.of("/proc"));
            Sight.CannotTell sight =
                    assertInstanceOf(Sight.CannotTell.class, lost.look("up.service", soon()), nobody.toString());
            assertEquals(Sight.Trouble.NO_SESSION, sight.why(), sight.detail());
            assertInstanceOf(Move.Unknown.class, lost.restart("up.service", soon()));
        }
    }

    @Test
    void a_missing_tool_is_said_to_be_missing() throws InterruptedException {
        Systemctl none = new Systemctl(systemd.programs(), "/nowhere/systemctl", systemd.units(), Path.of("/proc"));
        Sight.CannotTell sight = assertInstanceOf(Sight.CannotTell.class, none.look("up.service", soon()));
        assertEquals(Sight.Trouble.TOOL_MISSING, sight.why());
    }

    @Test
    void a_manager_that_hangs_is_a_time_out_at_the_deadline() throws Exception {
        try (UserManager stuck = UserManager.start()) {
            signal(stuck.process(), "-STOP");
            Systemctl asking = new Systemctl(stuck.programs(), "systemctl", stuck.units(), Path.of("/proc"));
            Deadline deadline = Deadline.in(Duration.ofMillis(500), Clock.SYSTEM);
            Sight.CannotTell sight = assertInstanceOf(Sight.CannotTell.class, asking.look("up.service", deadline));
            signal(stuck.process(), "-CONT");
            assertEquals(Sight.Trouble.TIMED_OUT, sight.why());
        }
    }

    private static void signal(ProcessHandle process, String signal) throws Exception {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    @Test
    void a_pattern_or_an_option_is_not_a_name() throws InterruptedException {
        for (String name : List.of("up*.service", "[u]p.service", "-all", "", "a b.service", "../up.service")) {
            assertInstanceOf(Sight.CannotTell.class, systemctl.look(name, soon()), name);
            assertInstanceOf(Move.Refused.class, systemctl.restart(name, soon()), name);
        }
    }

    @Test
    void the_owners_services_are_listed_but_not_templates_masked_ones_or_the_distributions() throws IOException {
        unit("mine.service", "ExecStart=/bin/true");
        unit("many@.service", "ExecStart=/bin/true");
        Files.createSymbolicLink(systemd.units().resolve("refused.service"), Path.of("/dev/null"));
        List<String> jobs = systemctl.jobs(soon());
        assertTrue(jobs.contains("mine.service"));
        assertFalse(jobs.contains("many@.service"));
        assertFalse(jobs.contains("refused.service"));
        assertFalse(jobs.contains("dbus.service"));
    }
}
