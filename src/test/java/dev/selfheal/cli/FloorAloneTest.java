package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.fact.Result;
import dev.selfheal.fix.Floor;
import dev.selfheal.ledger.Ledger;
import dev.selfheal.ledger.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that hold nothing back: one judges a command sick, one has its program run. What is left then is the floor. */
@Tag("story")
class FloorAloneTest {
    private static final String RULES = """
            package selfheal.bare

            import dev.selfheal.fact.Command;
            import dev.selfheal.verdict.Finding;
            import dev.selfheal.verdict.Fix;

            rule "bare.sick"
                @severity(CRITICAL)
            when
                Command($subject : subject)
            then
                insertLogical(Finding.critical("bare.sick", $subject, "is sick"));
            end

            rule "bare.sick.run"
            when
                Finding(rule == "bare.sick", $subject : subject)
            then
                insertLogical(new Fix("bare.sick.run", "bare.sick", "command.run", $subject, $subject));
            end
            """;

    @TempDir
    Path home;

    private Box box;
    private Path trace;

    @BeforeEach
    void bareRules() {
        box = new Box(home, Map.of(), false);
        trace = box.folder.resolve("trace");
        box.write("rules/bare/bare.drl", RULES);
        box.inventory("commands:\n  - {id: sick, run: [/bin/false], fix: [/usr/bin/touch, " + trace + "]}\n");
    }

    private JsonNode cycle() {
        return box.cycle("--rules", box.folder.resolve("rules").toString());
    }

    private void assertNothingIsExecuted(String reason) {
        JsonNode outcome = cycle();
        assertEquals("REFUSED", outcome.at("/fixes/0/decision").asText(), outcome::toPrettyString);
        assertTrue(outcome.at("/fixes/0/reason").asText().contains(reason), outcome::toPrettyString);
        assertTrue(Files.notExists(trace), "something was executed");
    }

    private void assertExecuted() {
        JsonNode outcome = cycle();
        assertEquals("APPLIED", outcome.at("/fixes/0/decision").asText(), outcome::toPrettyString);
        assertTrue(Files.exists(trace), "nothing was executed");
    }

    @Test
    void without_anything_against_it_the_program_runs() {
        assertExecuted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"selfheal", "command:sick"})
    void a_pause_holds_and_its_end_ends_it(String subject) {
        assertEquals(0, box.command("pause", subject, "--reason", "an upgrade").status(), box.last()::toString);
        assertNothingIsExecuted(" is paused until ");
        assertEquals(0, box.command("resume", subject).status());
        assertExecuted();
    }

    @Test
    void the_kill_switch_holds() {
        box.write("state/stop", "");
        assertNothingIsExecuted("everything is paused until ");
        assertEquals(0, box.command("resume").status());
        assertExecuted();
    }

    @Test
    void pauses_that_cannot_be_read_hold() {
        box.write("state/pauses.json", "{");
        assertNothingIsExecuted("it is not known what is paused");
    }

    private void tried(int times, IntFunction<String> target) throws IOException {
        Instant now = Instant.now();
        Ledger ledger = Ledger.open(box.state(), now);
        ledger.cycleStarted("earlier", new Reading(now.minusSeconds(60), 0, null));
        for (int i = 0; i < times; i++) {
            Instant began = now.minusSeconds(59 - i);
            String id = ledger.begin(target.apply(i), "bare.sick", List.of(target.apply(i)), "command.run", began);
            ledger.end(id, Result.NOT_HEALED, began.plusMillis(1));
        }
        ledger.cycleFinished(now.minusSeconds(10));
    }

    @Test
    void the_ceiling_of_a_target_holds() throws IOException {
        tried(Floor.PER_TARGET, i -> "command:sick");
        assertNothingIsExecuted("command:sick was tried 20 times in 24 hours");
    }

    @Test
    void one_try_below_the_ceiling_of_a_target_it_runs_once() throws IOException {
        tried(Floor.PER_TARGET - 1, i -> "command:sick");
        assertExecuted();
        Files.delete(trace);
        assertNothingIsExecuted("command:sick was tried 20 times in 24 hours");
    }

    @Test
    void the_ceiling_of_the_machine_holds() throws IOException {
        tried(Floor.PER_MACHINE, i -> "command:" + i);
        assertNothingIsExecuted("30 fixes were tried on this machine in an hour");
    }

    @Test
    void one_try_below_the_ceiling_of_the_machine_it_runs_once() throws IOException {
        tried(Floor.PER_MACHINE - 1, i -> "command:" + i);
        assertExecuted();
        Files.delete(trace);
        assertNothingIsExecuted("30 fixes were tried on this machine in an hour");
    }
}
