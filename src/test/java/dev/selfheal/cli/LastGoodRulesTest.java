package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that worked judge on where those that their owner edits do not, and their owner is told once. */
@Tag("story")
class LastGoodRulesTest {
    private static final String INBOX = "directories:\n  - {path: ~/inbox, create: true, critical: true}\n";
    private static final String CREATED = "directory.create directory:~/inbox APPLIED HEALED";
    private static final List<String> RULES = List.of("selfheal.rules selfheal.rules");

    @TempDir
    Path home;

    private Box box;
    private Path rules;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false).inventory(INBOX);
        rules = box.rules("alert", "directory", "disk", "file", "selfheal");
    }

    private JsonNode cycle(String... more) {
        return box.cycle(Stream.concat(Stream.of("--rules", rules.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    /** A cycle of good rules that heals, after which the inbox is gone again. */
    private JsonNode goodCycle() throws IOException {
        JsonNode outcome = cycle();
        assertEquals(List.of(CREATED), Box.fixes(outcome), outcome::toPrettyString);
        Files.delete(home.resolve("inbox"));
        return outcome;
    }

    private void breakSyntax() {
        edit("file/state.drl", "when\n", "whem\n");
    }

    private void edit(String file, String old, String fresh) {
        String text = Box.text(rules.resolve(file));
        assertTrue(text.contains(old), file + " has no " + old);
        box.write("rules/" + file, text.replace(old, fresh));
    }

    private static String message(JsonNode outcome) {
        return outcome.at("/verdict/findings/0/message").asText();
    }

    private static String digest(JsonNode outcome) {
        return outcome.at("/digests/rules").asText();
    }

    private List<String> alerts() {
        return box.alerts().stream()
                .map(alert ->
                        alert.path("kind").asText() + " " + alert.path("rule").asText())
                .toList();
    }

    private Path kept(String ending) throws IOException {
        try (Stream<Path> files = Files.list(box.state().resolve("rules"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void the_last_good_rules_heal_where_those_in_place_do_not_load() throws IOException {
        JsonNode good = goodCycle();
        breakSyntax();

        JsonNode outcome = cycle();

        assertEquals(List.of(CREATED), Box.fixes(outcome));
        assertEquals(RULES, Box.findings(outcome));
        assertEquals(1, box.last().status());
        assertTrue(
                message(outcome).matches(".*file/state\\.drl:\\d+: .*; the last good rules judge instead"),
                message(outcome));
        assertEquals(digest(good), digest(outcome), "the digest is of the rules that judged");
    }

    @Test
    void it_is_told_once_and_once_more_when_the_rules_load_again() throws IOException {
        goodCycle();
        String good = Box.text(rules.resolve("file/state.drl"));
        breakSyntax();
        cycle();
        cycle();
        edit("disk/space.drl", "Finding.critical(", "Finding.dreadful(");
        cycle();
        edit("disk/space.drl", "Finding.dreadful(", "Finding.critical(");
        box.write("rules/file/state.drl", good);
        assertEquals(List.of("opened selfheal.rules"), alerts());

        assertEquals("HEALTHY", cycle().path("status").asText());
        cycle();

        assertEquals(List.of("opened selfheal.rules", "resolved selfheal.rules"), alerts());
        assertEquals(box.alerts().get(0).path("incident"), box.alerts().get(1).path("incident"));
    }

    @Test
    void a_machine_without_good_rules_tells_it_once_too_and_fixes_nothing() throws IOException {
        String good = Box.text(rules.resolve("file/state.drl"));
        breakSyntax();
        JsonNode outcome = cycle();
        cycle();
        assertEquals(List.of(), Box.fixes(outcome));
        assertEquals("", digest(outcome), "no rules judged");
        assertTrue(message(outcome).endsWith("; nothing is fixed until this is put right"), message(outcome));
        assertTrue(Files.notExists(home.resolve("inbox")));
        assertEquals(List.of("opened selfheal.rules"), alerts());

        box.write("rules/file/state.drl", good);
        cycle();
        cycle();
        assertEquals(List.of("opened selfheal.rules", "resolved selfheal.rules"), alerts());
    }

    @Test
    void rules_that_are_gone_are_replaced_by_the_last_good_ones() throws IOException {
        goodCycle();
        Files.move(rules, box.folder.resolve("elsewhere"));

        JsonNode outcome = cycle();

        assertEquals(List.of(CREATED), Box.fixes(outcome));
        assertEquals(RULES, Box.findings(outcome));
        assertTrue(
                message(outcome).startsWith("rules: the folder " + rules + " cannot be read (it is not there)"),
                message(outcome));
    }

    @Test
    void own_rules_that_are_gone_are_not_replaced_by_the_shipped_ones() throws IOException {
        Path own = home.resolve(".config/selfheal/rules");
        Files.createDirectories(own.getParent());
        Files.move(rules, own);
        Files.writeString(own.resolve("file/state.drl"), Box.text(own.resolve("file/state.drl")) + "// mine\n");
        JsonNode good = box.cycle();
        Files.move(own, box.folder.resolve("elsewhere"));

        JsonNode outcome = box.cycle();

        assertEquals(RULES, Box.findings(outcome));
        assertEquals(digest(good), digest(outcome));
    }

    @Test
    void rules_of_strangers_are_replaced_by_the_last_good_ones() throws IOException {
        goodCycle();
        Files.setPosixFilePermissions(
                rules.resolve("directory/state.drl"), PosixFilePermissions.fromString("rw-rw-rw-"));

        JsonNode outcome = cycle();

        assertEquals(List.of(CREATED), Box.fixes(outcome));
        assertEquals(RULES, Box.findings(outcome));
    }

    @Test
    void several_problems_are_one_short_finding() throws IOException {
        goodCycle();
        breakSyntax();
        edit("disk/space.drl", "Finding.critical(", "Finding.dreadful(");

        String message = message(cycle());

        assertTrue(message.matches("\\d+ problems in the rules, first: disk/space\\.drl:\\d+: .*"), message);
        assertTrue(message.contains("for all of them: selfheal check"), message);
        assertEquals(1, message.split("\\.drl:", -1).length - 1, message);
    }

    @Test
    void their_sources_judge_where_another_build_compiled_them() throws IOException {
        goodCycle();
        Files.delete(kept(".bin"));
        breakSyntax();
        assertEquals(List.of(CREATED), Box.fixes(cycle()));
    }

    @Test
    void a_copy_that_is_not_what_was_written_is_told_and_not_used() throws IOException {
        goodCycle();
        breakSyntax();
        Path copy = kept(".json");
        String whole = Box.text(copy);
        for (String damaged : List.of(
                "", "{}", whole.substring(0, whole.length() / 2), whole.replace("is not there", "is not here"))) {
            Files.writeString(copy, damaged);
            JsonNode outcome = cycle();
            assertEquals(List.of(), Box.fixes(outcome));
            assertTrue(
                    outcome.path("problems").toString().contains("this copy of good rules cannot be used"),
                    outcome::toPrettyString);
        }
        assertTrue(Files.notExists(home.resolve("inbox")));
    }

    @Test
    void a_copy_that_others_could_have_written_is_not_used() throws IOException {
        goodCycle();
        breakSyntax();
        Files.setPosixFilePermissions(kept(".json"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertEquals(List.of(), Box.fixes(cycle()));
        assertTrue(Files.notExists(home.resolve("inbox")));
    }

    @Test
    void good_rules_of_one_place_do_not_stand_in_for_those_of_another() throws IOException {
        goodCycle();
        box.write("other/bad.drl", "package x\nrule \"x\" whem then end\n");

        JsonNode outcome = box.cycle("--rules", box.folder.resolve("other").toString());

        assertEquals(List.of(), Box.fixes(outcome));
        assertTrue(Files.notExists(home.resolve("inbox")));
    }

    @Test
    void a_dry_run_plans_by_the_last_good_rules_and_leaves_nothing() throws IOException {
        goodCycle();
        breakSyntax();
        String before = listing();
        JsonNode outcome = cycle("--dry-run");
        assertEquals(List.of("directory.create directory:~/inbox PLANNED"), Box.fixes(outcome));
        assertEquals(before, listing());
    }

    @Test
    void rules_that_were_only_planned_by_are_not_good_yet() throws IOException {
        cycle("--dry-run");
        breakSyntax();
        assertEquals(List.of(), Box.fixes(cycle()));
    }

    @Test
    void it_is_told_once_where_no_rule_speaks_of_rules() throws IOException {
        for (String file : List.of("selfheal/problem.drl", "alert/incident.drl")) {
            Files.delete(rules.resolve(file));
        }
        goodCycle();
        String good = Box.text(rules.resolve("file/state.drl"));
        breakSyntax();
        JsonNode outcome = cycle();
        cycle();
        assertEquals(RULES, Box.findings(outcome));
        assertEquals(List.of("opened selfheal.rules"), alerts());

        box.write("rules/file/state.drl", good);
        cycle();
        cycle();
        assertEquals(List.of("opened selfheal.rules", "resolved selfheal.rules"), alerts());
    }

    @Test
    void a_folder_that_takes_no_copy_costs_a_line() throws IOException {
        box.write("state/rules", "a file where a folder should be");

        JsonNode outcome = goodCycle();

        assertTrue(
                outcome.path("problems").toString().contains("cannot be kept for bad times"), outcome::toPrettyString);
    }

    @Test
    void the_compiled_form_of_the_last_good_rules_is_never_forgotten() throws IOException {
        // No compiled rules are lent to a state folder that is there.
        Files.createDirectory(box.state());
        goodCycle();
        Path compiled = kept(".bin");
        edit("directory/state.drl", "\"is not there\"", "$subject.substring(999)");
        for (int edit = 1; edit <= 5; edit++) {
            box.write(
                    "rules/directory/more.drl",
                    Box.text(rules.resolve("directory/state.drl"))
                            .replaceAll("(?m)^rule \"", "rule \"copy" + edit + "."));
            assertTrue(Box.findings(cycle()).containsAll(RULES));
            Files.deleteIfExists(home.resolve("inbox"));
        }
        assertTrue(Files.exists(compiled));
    }

    private String listing() throws IOException {
        try (Stream<Path> files = Files.walk(box.folder)) {
            return files.sorted()
                    .map(file -> file + " " + modified(file))
                    .toList()
                    .toString();
        }
    }

    private static String modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toString();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
