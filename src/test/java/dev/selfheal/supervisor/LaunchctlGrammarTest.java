package dev.selfheal.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.supervisor.Job.Enabled;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What an answer of print holds beside the state. */
final class LaunchctlGrammarTest {
    private static Job job(String name) {
        JobPrint print = Answers.print(name);
        return print.job(print.state().orElseThrow(), Enabled.ENABLED);
    }

    @Test
    void a_running_job_tells_how_long_it_may_take_to_end() {
        assertEquals(OptionalInt.of(20), job("running").exitTimeoutSeconds());
    }

    @Test
    void never_exited_is_neither_exit_nor_signal() {
        Job job = job("running-never-exited");
        assertTrue(job.lastExit().isEmpty()
                && job.lastSignal().isEmpty()
                && job.lastReason().isEmpty());
    }

    @Test
    void the_job_s_own_environment_wins_over_the_default_and_the_inherited_one_counts() {
        Job job = job("running");
        assertEquals("/opt/homebrew/bin:/usr/bin:/bin", job.environment().get("PATH"));
        assertEquals("127.0.0.1:11434", job.environment().get("OLLAMA_HOST"));
        assertEquals("a => b = c", job.environment().get("NOTE"));
        assertFalse(job.environment().containsKey("\"vers\""));
    }

    @Test
    void the_environment_is_not_in_its_text() {
        assertEquals("com.example.lamp RUNNING", job("running").toString());
    }
}
