package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.supervisor.Job.Enabled;
import dev.selfheal.supervisor.Job.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded answers to jobs. */
final class LaunchctlGrammarTest {
    private static String answer(String name) throws IOException {
        return Files.readString(
                Path.of(System.getProperty("selfheal.home", "."), "test-fixtures/launchctl/answers", name + ".txt"));
    }

    private static Job job(String name) throws IOException {
        JobPrint print = new JobPrint(answer(name));
        return print.job("com.example.lamp", print.state().orElseThrow(), Enabled.ENABLED);
    }

    @ParameterizedTest
    @CsvSource({
        "running, RUNNING",
        "running-never-exited, RUNNING",
        "old-dialect, RUNNING",
        "idle-between-runs, IDLE",
        "decoy-states, IDLE",
        "ended-as-asked, IDLE",
        "memory-idle-exit, IDLE",
        "failed, FAILED",
        "killed, FAILED",
        "backoff, BACKOFF",
        "spawn-failed, SPAWN_FAILED",
        "code-signing, SPAWN_FAILED",
        "config-error, SPAWN_FAILED",
        "being-started, STARTING",
        "being-stopped, STOPPING",
    })
    void each_shape_has_its_state(String name, State state) throws IOException {
        assertEquals(state, job(name).state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"new-state-word", "no-state", "running-without-a-pid", "disabled-new"})
    void what_is_not_understood_has_no_state(String name) throws IOException {
        assertTrue(new JobPrint(answer(name)).state().isEmpty());
    }

    @Test
    void a_running_job_tells_how_its_previous_run_ended() throws IOException {
        Job job = job("running");
        assertEquals(OptionalLong.of(4711), job.pid());
        assertEquals(OptionalLong.of(3), job.starts());
        assertEquals(OptionalInt.of(15), job.lastSignal());
        assertTrue(job.lastExit().isEmpty());
        assertEquals(OptionalInt.of(20), job.exitTimeoutSeconds());
        assertEquals(
                "/Users/kim/Library/LaunchAgents/com.example.lamp.plist",
                job.definition().orElseThrow());
    }

    @Test
    void never_exited_is_neither_exit_nor_signal() throws IOException {
        Job job = job("running-never-exited");
        assertTrue(job.lastExit().isEmpty()
                && job.lastSignal().isEmpty()
                && job.lastReason().isEmpty());
    }

    @Test
    void the_job_s_own_environment_wins_over_the_default_and_the_inherited_one_counts() throws IOException {
        Job job = job("running");
        assertEquals("/opt/homebrew/bin:/usr/bin:/bin", job.environment().get("PATH"));
        assertEquals("127.0.0.1:11434", job.environment().get("OLLAMA_HOST"));
        assertEquals("a => b = c", job.environment().get("NOTE"));
        assertFalse(job.environment().containsKey("\"vers\""));
    }

    @Test
    void the_environment_is_not_in_its_text() throws IOException {
        assertEquals("com.example.lamp RUNNING", job("running").toString());
    }

    @Test
    void an_annotated_exit_status_and_the_reason_are_read() throws IOException {
        assertEquals(OptionalInt.of(78), job("spawn-failed").lastExit());
        assertEquals("spawn failed", job("spawn-failed").lastReason().orElseThrow());
        assertEquals("OS_REASON_CODESIGNING", job("code-signing").lastReason().orElseThrow());
        assertEquals(OptionalLong.of(9120), job("spawn-failed").starts());
    }

    @Test
    void a_value_that_looks_like_a_state_line_does_not_change_the_state() {
        JobPrint print =
                new JobPrint("x = {\n\tstate = not running\n\tenvironment = {\n\t\tA => b\n\tstate = running\n");
        assertEquals(State.IDLE, print.state().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "disabled-new, com.example.on, ENABLED",
        "disabled-new, com.example.off, DISABLED",
        "disabled-new, com.example.odd, UNKNOWN",
        "disabled-new, com.example.nowhere, ENABLED",
        "disabled-new, com.example.on2, ENABLED",
        "disabled-old, com.example.on, ENABLED",
        "disabled-old, com.example.off, DISABLED",
        "disabled-in-domain, com.example.off, DISABLED",
        "disabled-headless, com.example.off, DISABLED",
        "disabled-headless, com.example.on, ENABLED",
        "disabled-none, com.example.off, ENABLED",
        "disabled-other-section, com.example.off, UNKNOWN",
        "running, com.example.off, UNKNOWN",
    })
    void each_dialect_of_disabled_services_is_understood(String name, String label, Enabled enabled)
            throws IOException {
        assertEquals(enabled, DisabledServices.of(label, answer(name)));
    }

    @Test
    void an_empty_answer_says_nothing_of_disabled_services() {
        assertEquals(Enabled.UNKNOWN, DisabledServices.of("com.example.on", ""));
    }
}
