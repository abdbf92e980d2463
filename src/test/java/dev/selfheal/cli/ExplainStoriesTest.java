package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cycle, and why it decided as it did. */
@Tag("story")
class ExplainStoriesTest {
    @TempDir
    Path folder;

    private Box box;
    private String outcome = "";

    @BeforeEach
    void a_cycle_with_a_dead_service_that_nobody_restarts() {
        box = new Box(folder, Map.of("LANG", "C.UTF-8"), false);
        box.inventory("services:\n  - {id: web, critical: true, tcp: \"127.0.0.1:" + Box.freePort() + "\"}\n");
        box.cycle();
        outcome = box.state().resolve("outcome.json").toString();
    }

    @Test
    void why_it_is_critical_and_why_nothing_is_done_is_told_of_its_outcome() {
        Box.Done done = box.command("explain", outcome, "service:web");

        assertEquals(0, done.status(), done::err);
        assertTrue(done.out().contains("✓ Service(state == ServiceState.DOWN, critical)"), done::out);
        assertTrue(done.out().contains("no fix is asked for; nearest came"), done::out);
        assertTrue(
                done.out().contains("service.down.restart: service:web: runBy is none; the rule wants runBy != null"),
                done::out);
    }

    @Test
    void a_line_of_the_history_is_explained_as_its_outcome_is() {
        String day = Box.text(box.state().resolve("outcome.json")).isEmpty() ? "" : history();
        assertEquals(
                box.command("explain", outcome).out(),
                box.command("explain", day + ":1").out());
    }

    private String history() {
        try (var files = java.nio.file.Files.list(box.state().resolve("history"))) {
            return files.findFirst().orElseThrow().toString();
        } catch (java.io.IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void a_rule_that_did_not_fire_is_told_with_what_it_saw() {
        Box.Done done = box.command("explain", outcome, "service.down-optional");

        assertEquals(0, done.status(), done::err);
        assertTrue(done.out().contains("critical is yes; the rule wants !critical"), done::out);
    }

    /** The cycle itself was judged by the last good rules then; which of two sets to explain by is the operator's to say. */
    @Test
    void rules_that_fail_while_they_judge_are_told_as_rules_that_cannot_be_used() {
        Path rules = box.rules();
        box.write("rules/bad/bad.drl", """
                package selfheal.bad

                import dev.selfheal.fact.Service;
                import dev.selfheal.verdict.Finding;

                rule "bad.breaks" when
                    Service($s : subject)
                then
                    insertLogical(Finding.info("bad.breaks", $s, $s.substring(999)));
                end
                """);

        Box.Done done = box.command("explain", outcome, "--rules", rules.toString());

        assertEquals(2, done.status(), done::toString);
        assertEquals("", done.out());
        assertTrue(
                done.err()
                        .matches(
                                "selfheal: by the rules in .* this cannot be judged: rule \"bad\\.breaks\" \\(bad/bad\\.drl:\\d+\\) failed: .*"
                                        + "; give others with --rules\n"),
                done::err);
    }

    @Test
    void a_name_that_is_nowhere_is_wrong_usage_and_the_nearest_is_offered() {
        Box.Done done = box.command("explain", outcome, "servcie:web");

        assertEquals(2, done.status());
        assertEquals("", done.out());
        assertEquals(
                "selfheal: there is no subject and no rule \"servcie:web\" here; did you mean service:web?",
                done.err().strip());
    }

    @Test
    void a_round_that_never_was_is_wrong_usage() {
        Box.Done done = box.command("explain", outcome, "--round", "7");

        assertEquals(2, done.status());
        assertTrue(done.err().contains("there is no round 7; it has only one"), done::err);
    }

    @Test
    void a_file_that_is_not_there_or_no_recording_is_wrong_usage() {
        box.write("other.json", "{\"a\": 1}");
        Box.Done absent = box.command("explain", box.folder.resolve("none.json").toString());
        Box.Done other = box.command("explain", box.folder.resolve("other.json").toString());

        assertEquals(2, absent.status());
        assertTrue(absent.err().contains("no such file"), absent::err);
        assertEquals(2, other.status());
        assertTrue(other.err().contains("$.schema"), other::err);
    }

    @Test
    void as_json_it_holds_the_verdict_and_which_condition_stopped_the_rule() {
        JsonNode json = Box.json(box.command("explain", outcome, "service.down-optional", "--json")
                .out());

        assertEquals("service.down", json.at("/verdict/findings/0/rule").asText());
        assertTrue(json.at("/tree/0/below").findValuesAsText("condition").contains("stopped"), json::toPrettyString);
    }

    @Test
    void without_unicode_it_keeps_to_ascii() {
        Box.Done done =
                new Box(folder, Map.of("LANG", "de_DE.ISO-8859-1"), false).run("explain", outcome, "service:web");

        assertTrue(done.out().chars().allMatch(c -> c < 128), done::out);
        assertTrue(done.out().contains("`- "), done::out);
    }
}
