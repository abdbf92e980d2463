package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cycles that really ran, judged again. */
@Tag("story")
class ReplayStoriesTest {
    private static final Path RECORDINGS = Box.PROJECT.resolve("test-fixtures/recordings");

    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
    }

    /** A folder that is made, so that there are two rounds, a critical service that stays down and an optional one. */
    private Path cycle() {
        box.inventory("directories:\n  - {path: \"" + box.folder + "/inbox\", create: true}\nservices:\n"
                + "  - {id: web, critical: true, tcp: \"127.0.0.1:" + Box.freePort() + "\"}\n"
                + "  - {id: extra, tcp: \"127.0.0.1:" + Box.freePort() + "\"}\n");
        assertEquals(1, box.cycle().path("earlier").size(), box.last()::toString);
        return box.state().resolve("outcome.json");
    }

    /** The shipped rules with a critical service that is down made a warning. */
    private Path milder() throws IOException {
        Path rules = box.rules();
        Path file = rules.resolve("service/health.drl");
        String text = Files.readString(file);
        String milder = text.replaceFirst("@severity\\(CRITICAL\\)", "@severity(WARNING)")
                .replaceFirst("Finding\\.critical\\(", "Finding.warning(");
        assertFalse(milder.equals(text));
        box.write("rules/service/health.drl", milder);
        return rules;
    }

    @Test
    void a_cycle_that_is_judged_again_decides_as_it_did() {
        Path outcome = cycle();

        Box.Done done = box.command("replay", "--fail-on-difference", outcome.toString());

        assertEquals(0, done.status(), done::toString);
        assertTrue(done.out().endsWith("1 judged again. The same was decided then.\n"), done::out);
        assertTrue(done.out().startsWith("CRITICAL  "), done::out);
        assertTrue(done.out().contains("directory.create for "), "what an earlier round asked for: " + done.out());
        assertEquals("", done.err());
    }

    @Test
    void a_state_folder_is_a_recording_too_and_what_else_is_in_it_is_left_out() {
        cycle();
        box.cycle();
        Box.Done paused = box.command("pause", "service:web", "--reason", "an upgrade");
        assertEquals(0, paused.status(), paused::toString);

        Box.Done done = box.command("replay", box.state().toString());

        assertEquals(0, done.status(), done::toString);
        // Two in the history, and the latest once more in outcome.json.
        assertTrue(done.out().endsWith("3 judged again. The same was decided then.\n"), done::out);
        assertTrue(
                done.err().contains("/pauses.json:1: left out: no outcome and no recording, it has no facts\n"),
                done::err);
        Box.Done named =
                box.command("replay", box.state().resolve("pauses.json").toString());
        assertEquals(2, named.status(), "who names it means it: " + named);
    }

    @Test
    void the_same_facts_in_any_order_give_the_same_bytes() throws IOException {
        ObjectNode outcome = (ObjectNode) Box.json(Files.readString(cycle()));
        long seed = new Random().nextLong();
        List<JsonNode> facts = new ArrayList<>();
        outcome.withArray("facts").forEach(facts::add);
        assertTrue(facts.size() > 5);

        String straight =
                box.input(outcome.toString()).command("replay", "--json", "-").out();
        String text = box.command("replay", "-").out();
        Collections.shuffle(facts, new Random(seed));
        ((ArrayNode) outcome.get("facts")).removeAll().addAll(facts);
        box.input(outcome.toString());

        assertEquals(straight, box.command("replay", "--json", "-").out(), "seed " + seed);
        assertEquals(text, box.command("replay", "-").out(), "seed " + seed);
        assertEquals(outcome.path("verdict"), Box.json(straight).path("verdict"));
    }

    @Test
    void other_rules_show_what_differs_from_then() throws IOException {
        String outcome = cycle().toString();
        String rules = milder().toString();

        Box.Done text = box.command("replay", "--rules", rules, "--fail-on-difference", outcome);
        JsonNode json = Box.json(
                box.command("replay", "--rules", rules, "--json", outcome).out());

        assertEquals(1, text.status());
        assertEquals(0, box.last().status(), "without being asked, a difference is no failure");
        assertTrue(text.out().contains("severity was CRITICAL, is WARNING"), text::out);
        assertTrue(
                text.out()
                        .endsWith("1 judged again. 1 differs from what was decided then."
                                + " 1 was judged by other rules then.\n"),
                text::out);
        JsonNode finding = json.path("differences").get(0);
        assertEquals("CRITICAL", finding.path("then").path("severity").asText(), json::toPrettyString);
        assertEquals("WARNING", finding.path("now").path("severity").asText());
        assertFalse(json.path("rules").path("now").equals(json.path("rules").path("then")));
    }

    @Test
    void the_facts_command_prints_a_recording_with_the_time_and_the_structure() {
        box.inventory("services:\n  - {id: base, tcp: \"127.0.0.1:" + Box.freePort() + "\"}\n"
                + "  - {id: web, critical: true, depends_on: [base], tcp: \"127.0.0.1:" + Box.freePort() + "\"}\n");
        String recording = box.command("facts").out();

        Box.Done done = box.input(recording).command("replay", "-");

        assertEquals(0, done.status(), done::toString);
        assertTrue(recording.contains("\"cycle\"") && recording.contains("\"dependency\""), recording);
        assertTrue(done.out().contains("service:web"), done::out);
        assertTrue(done.out().endsWith("1 judged again.\n"), "there is nothing to compare with: " + done.out());
    }

    @Test
    void good_lines_beside_bad_ones_are_judged_and_the_exit_status_tells() {
        Box.Done done = box.command(
                "replay", RECORDINGS.resolve("broken/good-and-bad.jsonl").toString());

        assertEquals(2, done.status(), done::toString);
        assertTrue(done.out().endsWith("2 judged again. 3 could not be read or judged.\n"), done::out);
        assertEquals(3, done.err().lines().count(), done::err);
        assertTrue(done.err().contains("good-and-bad.jsonl:2: $.at: expected a time"), done::err);
    }

    @Test
    void what_only_the_schema_forbids_is_told_by_path_when_asked_for() throws IOException {
        String good = Files.readString(RECORDINGS.resolve("good/outcome-1.json"));
        String bad = good.replace("\"freeBytes\": 3000000000", "\"freeBytes\": -1");
        assertFalse(bad.equals(good));

        assertEquals(0, box.input(bad).command("replay", "-").status(), box.last()::toString);
        Box.Done done = box.command("replay", "--strict", "-");

        assertEquals(2, done.status(), done::toString);
        assertEquals(
                List.of(
                        "standard input: $.facts[4].freeBytes: must have a minimum value of 0",
                        "standard input: $.earlier[0].facts[4].freeBytes: must have a minimum value of 0",
                        "selfheal: nothing to replay in -"),
                done.err().lines().toList());
        assertEquals(0, box.input(good).command("replay", "--strict", "-").status(), box.last()::toString);
    }

    @Test
    void a_torn_last_line_is_told_and_is_no_failure() {
        Box.Done done =
                box.command("replay", RECORDINGS.resolve("broken/torn.jsonl").toString());

        assertEquals(0, done.status(), done::toString);
        assertTrue(done.err().contains("torn.jsonl:2: the last line is unfinished"), done::err);
    }

    @Test
    void nothing_to_replay_is_a_mistake() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty"));

        assertEquals(2, box.command("replay", empty.toString()).status());
        assertTrue(
                box.last().err().contains("selfheal: nothing to replay in " + empty),
                box.last().err());
        assertEquals(2, box.input("").command("replay", "-").status());
        assertEquals(2, box.command("replay").status(), "no file at all");
    }

    @Test
    void rules_that_do_not_load_are_told_and_nothing_is_judged() {
        Path rules = box.rules();
        box.write("rules/service/health.drl", "package selfheal.service\nrule \"a\" when Servise() then end\n");

        Box.Done done = box.command(
                "replay",
                "--rules",
                rules.toString(),
                RECORDINGS.resolve("good").toString());

        assertEquals(2, done.status());
        assertEquals("", done.out());
        assertTrue(done.err().contains("service/health.drl:2"), done::err);
    }
}
