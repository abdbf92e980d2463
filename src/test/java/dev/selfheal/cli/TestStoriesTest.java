package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule cases by the command line. */
@Tag("story")
class TestStoriesTest {
    private static final String CASE = """
            - case: a service that is down
              facts:
                - {kind: service, state: DOWN}
              expect:
                findings:
                  - {rule: service.down-optional, subject: "service:web", severity: WARNING}
            """;

    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
    }

    private Box.Done test(String... more) {
        return box.run(Stream.concat(Stream.of("test", "--state", box.state().toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private String cases(String yaml) {
        box.write("cases/one.yaml", yaml);
        return box.folder.resolve("cases").toString();
    }

    @Test
    void the_shipped_rules_pass_their_cases_in_one_line() {
        Box.Done done = test("--seed", "4711");
        assertEquals(0, done.status(), done.out() + done.err());
        assertTrue(done.out().matches("PASSED  \\d{3} cases, \\d{2,3} rules, .*seed 4711.*\n"), done.out());
        assertFalse(Files.exists(box.state()), "who only looks leaves nothing behind");
    }

    @Test
    void another_number_in_a_rule_fails_and_says_what_to_do() {
        Path rules = box.rules();
        String file = "rules/service/health.drl";
        String drl = Box.text(box.folder.resolve(file));
        box.write(
                file,
                drl.replace("@severity(WARNING)", "@severity(INFO)").replace("Finding.warning(", "Finding.info("));
        Box.Done done = test("--rules", rules.toString(), cases(CASE));
        assertEquals(1, done.status(), done.out() + done.err());
        assertTrue(done.out().contains("FAILED  one.yaml:1  a service that is down"), done.out());
        assertTrue(done.out().contains("severity: INFO"), done.out());
        assertTrue(done.out().contains("service/health.drl:"), done.out());

        String line = done.out()
                .lines()
                .map(String::strip)
                .filter(one -> one.startsWith("- {"))
                .findFirst()
                .orElseThrow();
        String cured = CASE.replaceAll("- \\{rule: service.down-opt.*", Matcher.quoteReplacement(line));
        assertEquals(0, test("--rules", rules.toString(), cases(cured)).status(), cured);
    }

    @Test
    void what_is_wrong_with_rules_and_cases_is_told_together_and_nothing_is_tried() {
        Path rules = box.rules();
        box.write("rules/service/more.drl", "package selfheal.service\nrule \"x.y\" when Servic() then end\n");
        Box.Done done = test("--rules", rules.toString(), cases(CASE.replace("DOWN}", "DOWN, critcal: true}")));
        assertEquals(2, done.status(), done.out());
        assertEquals("", done.out());
        assertTrue(done.err().contains("service/more.drl:2"), done.err());
        assertTrue(
                done.err()
                        .contains("one.yaml:3: case \"a service that is down\": service has no field \"critcal\";"
                                + " did you mean critical?"),
                done.err());
    }

    @Test
    void no_case_and_no_match_are_failures() {
        box.write("none/readme.txt", "");
        Box.Done none = test(box.folder.resolve("none").toString());
        assertEquals(2, none.status());
        assertTrue(none.err().contains("no rule case is here"), none.err());
        Box.Done unmatched = test(cases(CASE), "--run", "nosuch");
        assertEquals(2, unmatched.status());
        assertTrue(unmatched.err().contains("--run nosuch matches none of the 1 cases"), unmatched.err());
        Box.Done open = test("--run", "(");
        assertEquals(2, open.status());
        assertTrue(open.err().contains("'(' is not a regular expression: Unclosed group"), open.err());
        assertFalse(open.err().contains("java."), open.err());
    }

    @Test
    void run_chooses_by_file_and_name() {
        JsonNode report =
                Box.json(test("--run", "^disk/space.yaml: a disk with one byte too few, critical$", "--format", "json")
                        .out());
        assertTrue(report.path("passed").asBoolean(), report.toPrettyString());
        assertEquals(1, report.path("cases").asInt(), report.toPrettyString());
    }

    @Test
    void junit_is_xml() {
        Box.Done done = test(cases(CASE), "--format", "junit");
        assertEquals(0, done.status(), done.err());
        assertTrue(done.out().startsWith("<?xml"), done.out());
    }

    @Test
    void the_cases_beside_the_owners_own_rules_are_the_default() {
        box.write("rule-cases/one.yaml", CASE);
        Box.Done done = test("--rules", box.rules().toString());
        assertEquals(0, done.status(), done.err());
        assertTrue(done.out().startsWith("PASSED  1 case,"), done.out());
    }

    @Test
    void where_the_owners_rules_have_no_cases_it_says_how_to_begin() {
        Path none = box.folder.resolve("rule-cases");
        Box.Done done = test("--rules", box.rules().toString());
        assertEquals(2, done.status());
        assertTrue(done.err().contains(none + ": is not there"), done.err());
        assertTrue(done.err().contains("cp -r " + Box.PROJECT.resolve("test-fixtures/rules") + " " + none), done.err());
    }

    @Test
    void an_outcome_becomes_a_case_that_passes() {
        int port = Box.freePort();
        box.inventory("services:\n  - {id: tunnel, critical: true, tcp: \"127.0.0.1:" + port + "\"}\n"
                + "files:\n  - {path: ~/none, critical: true}\n");
        box.cycle();
        Path outcome = box.state().resolve("outcome.json");

        Box.Done made = test("--from", outcome.toString(), "--name", "the tunnel: down");

        assertEquals(0, made.status(), made.err());
        assertEquals("", made.err());
        assertTrue(made.out().contains("- case: \"the tunnel: down\"\n"), made.out());
        assertFalse(made.out().contains("kind: host"), made.out());
        Box.Done done = test(cases(made.out()));
        assertEquals(0, done.status(), made.out() + done.out() + done.err());

        String line = box.history().get(box.history().size() - 1);
        box.input(line);
        Box.Done again = test("--from", "-", "--name", "the tunnel: down");
        assertEquals(made.out(), again.out(), again.err());
    }

    @Test
    void from_something_else_no_case_is_made() {
        box.write("x.json", "{\"schema\": 1}");
        Box.Done done = test("--from", box.folder.resolve("x.json").toString());
        assertEquals(2, done.status());
        assertEquals("", done.out());
        assertTrue(done.err().contains("x.json"), done.err());
        box.input("");
        assertEquals(2, test("--from", "-").status());
    }
}
