package dev.selfheal.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.CheckStatus;
import dev.selfheal.fact.Command;
import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.fact.Reason;
import dev.selfheal.inventory.CommandEntry;
import dev.selfheal.sys.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandProbesTest {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String DISK =
            "{\"kind\":\"disk\",\"subject\":\"SUBJECT\",\"path\":\"/x\",\"critical\":false,\"freeBytes\":1,"
                    + "\"totalBytes\":2,\"minFreeBytes\":1}";

    @TempDir
    Path folder;

    private static CommandEntry entry(Duration within, String... run) {
        return new CommandEntry("load", true, List.of(run), List.of("true"), within);
    }

    /** A program that prints this and ends so; the text reaches it as an argument, so that nothing in it is special. */
    private static CommandEntry printing(String output, String ending) {
        return entry(WITHIN, "sh", "-c", "printf '%s' \"$1\"; " + ending, "sh", output);
    }

    private static Command plugin(String output, String ending) throws InterruptedException {
        return Doorway.see(Command.class, new CommandProbes(), printing(output, ending));
    }

    private static ProbeFailure refused(String output) throws InterruptedException {
        ProbeFailure failure = Doorway.failure(new CommandProbes(), printing(output, "exit 0"));
        assertEquals(Reason.UNREADABLE_ANSWER, failure.reason(), failure.detail());
        return failure;
    }

    @ParameterizedTest
    @CsvSource({"0,OK", "1,WARNING", "2,CRITICAL", "3,UNKNOWN"})
    void exit_status_0_to_3_is_the_answer(int status, CheckStatus expected) throws Exception {
        Command seen = plugin("LOAD fine", "exit " + status);
        assertEquals(expected, seen.status());
        assertEquals("LOAD fine", seen.line());
        assertEquals("command:load", seen.subject());
        assertTrue(seen.fixable() && seen.critical());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 4|exit status 4, which no plugin uses: text",
                "exit 127|exit status 127, which no plugin uses: text",
                "kill -9 $$|ended by signal 9: text",
                "kill -TERM $$|ended by signal 15: text",
            })
    void any_other_ending_is_unknown_and_says_so(String ending, String line) throws Exception {
        Command seen = plugin("text", ending);
        assertEquals(CheckStatus.UNKNOWN, seen.status());
        assertEquals(line, seen.line());
    }

    @Test
    void performance_data_follow_the_bar_also_over_several_lines() throws Exception {
        Command seen = plugin(
                "DISK ok - free | /=2643MB;5948;5958;0;5968 'a b'=12.5%;;~:90 'it''s'=-1e3s\n"
                        + "long text | more=U third=4c\nfourth=5B x=nonsense c=1,5\n",
                "exit 0");
        assertEquals("DISK ok - free", seen.line());
        assertEquals(
                Map.of("/", 2643.0, "a b", 12.5, "it's", -1000.0, "third", 4.0, "fourth", 5.0, "c", 1.5),
                seen.performance());
    }

    @Test
    void a_silent_program_is_known_by_its_complaint() throws Exception {
        assertEquals("it said nothing", plugin("", "exit 2").line());
        assertEquals(
                "no such host", plugin("", "echo 'no such host' >&2; exit 2").line());
    }

    @Test
    void a_plugin_whose_text_begins_with_a_bracket_is_no_json() throws Exception {
        assertEquals("[OK] fine", plugin("[OK] fine", "exit 0").line());
        assertEquals(
                "{} odd but text: not facts",
                plugin("{} odd but text: not facts".replace("{}", "{ x }"), "exit 1")
                        .line()
                        .replace("{ x }", "{}"));
    }

    @Test
    void secrets_are_removed_from_line_and_labels() throws Exception {
        Command seen = plugin("login failed password=hunter22 | 'token=abc'=5", "exit 2");
        assertFalse(seen.toString().contains("hunter22") || seen.toString().contains("abc"), seen.toString());
    }

    @Test
    void what_cannot_be_run_or_does_not_end_is_a_failure_to_find_out() throws Exception {
        CommandProbes kind = new CommandProbes();
        assertEquals(
                Reason.TOOL_MISSING,
                Doorway.failure(kind, entry(WITHIN, folder.resolve("no").toString()))
                        .reason());
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        assertEquals(
                Reason.DENIED,
                Doorway.failure(kind, entry(WITHIN, plain.toString())).reason());
        long start = System.nanoTime();
        ProbeFailure late =
                Doorway.failure(kind, entry(Duration.ofMillis(300), "sh", "-c", "echo secret=abc looking; sleep 60"));
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertEquals(Reason.TIMED_OUT, late.reason());
        assertTrue(late.detail().endsWith("it had said: secret=*** looking"), late.detail());
        assertTrue(took < 1500, took + " ms");
    }

    @Test
    void an_entry_that_only_declares_a_repair_is_not_asked() {
        CommandEntry repair = new CommandEntry("fix", false, List.of(), List.of("true"), WITHIN);
        assertEquals(List.of(), new CommandProbes().probes(Doorway.inventory(repair), Doorway.doors()));
    }

    @Test
    void printed_facts_about_its_own_subjects_are_taken() throws Exception {
        String own = DISK.replace("SUBJECT", "command:load");
        String part = DISK.replace("SUBJECT", "command:load/nas").replace("/x", "/token=abc");
        for (String output : List.of("[" + own + "," + part + "]", own + "\n" + part + "\n", " \n" + own + part)) {
            List<Fact> facts = Observation.of(
                    new CommandProbes().probes(Doorway.inventory(printing(output, "exit 0")), Doorway.doors()),
                    Doorway.AMPLE,
                    Clock.SYSTEM);
            assertEquals(
                    List.of("command:load", "command:load/nas"),
                    facts.stream().map(Fact::subject).toList(),
                    facts.toString());
            assertFalse(facts.toString().contains("abc"), facts.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk:/", "command:loader", "command:other/x", "service:web", "selfheal"})
    void facts_about_anything_else_are_refused_with_all_the_others(String subject) throws Exception {
        String output = "[" + DISK.replace("SUBJECT", "command:load") + "," + DISK.replace("SUBJECT", subject) + "]";
        String detail = refused(output).detail();
        assertTrue(detail.contains("fact 2: about " + subject), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"attempt\",\"subject\":\"command:load\",\"cause\":\"a\",\"action\":\"service.restart\","
                        + "\"at\":\"2026-11-24T12:00:00Z\",\"result\":\"HEALED\",\"cycle\":\"c\"}",
                "{\"kind\":\"incident\",\"subject\":\"command:load\",\"id\":\"i\",\"rule\":\"r\","
                        + "\"since\":\"2026-11-24T12:00:00Z\",\"announced\":true}",
                "{\"kind\":\"cycle\",\"subject\":\"command:load\",\"id\":\"c\",\"at\":\"2026-11-24T12:00:00Z\","
                        + "\"round\":1,\"woke\":false,\"booted\":false,\"clockJump\":\"PT0S\"}",
                "{\"kind\":\"dependency\",\"subject\":\"command:load\",\"on\":\"service:x\"}",
            })
    void printed_memory_is_refused(String output) throws Exception {
        String detail = refused(output).detail();
        assertTrue(detail.contains("own memory"), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"nonsense\",\"subject\":\"command:load\"}",
                "{\"kind\":\"../disk\",\"subject\":\"command:load\"}",
                "{\"subject\":\"command:load\"}",
                "{\"kind\":\"disk\",\"subject\":\"command:load\"}",
                "[{\"kind\":\"disk\"",
                "[]",
                "[{}]",
                "{\"kind\":5}",
            })
    void what_is_no_whole_fact_is_refused(String output) throws Exception {
        refused(output);
    }

    @Test
    void a_wrong_value_is_named_and_facts_need_exit_status_0() throws Exception {
        String wrong = DISK.replace("SUBJECT", "command:load").replace("\"freeBytes\":1", "\"freeBytes\":\"many\"");
        assertTrue(refused(wrong).detail().contains("freeBytes"));
        String more = DISK.replace("SUBJECT", "command:load").replace("\"path\"", "\"extra\":1,\"path\"");
        assertTrue(refused(more).detail().contains("extra"));
        ProbeFailure failure =
                Doorway.failure(new CommandProbes(), printing(DISK.replace("SUBJECT", "command:load"), "exit 1"));
        assertTrue(failure.detail().contains("exit status 1"), failure.detail());
    }

    @Test
    void it_is_the_probe_to_ask_again_for_its_parts() {
        List<Probe> probes = new CommandProbes().probes(Doorway.inventory(entry(WITHIN, "true")), Doorway.doors());
        assertEquals(probes, Probes.about(probes, Set.of("command:load/nas")));
        assertEquals(List.of(), Probes.about(probes, Set.of("command:loader")));
    }
}
