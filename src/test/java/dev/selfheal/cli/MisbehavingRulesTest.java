package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that load and then fail while they judge: named, told once, and nothing is done on half a verdict. */
@Tag("story")
class MisbehavingRulesTest {
    private static final String HEAD = """
            package selfheal.bad

            import dev.selfheal.fact.Directory;
            import dev.selfheal.verdict.Finding;

            """;
    private static final String BREAKS = rule("bad.breaks", "Directory($s : subject)", "$s.substring(999)");

    /** Every one of several directories with every other, six times over: more often than rules may fire. */
    private static final String MANY = "Directory($a : subject) Directory($b : subject) Directory($c : subject)"
            + " Directory($d : subject) Directory($e : subject) Directory($f : subject)";

    private static final String SLOW = rule("bad.spins", MANY, "$a.repeat(999999).concat($f).hashCode()");

    @TempDir
    Path home;

    private Box box;
    private Path rules;
    private Path touched;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
        touched = box.folder.resolve("touched");
        box.inventory("""
                directories:
                  - {path: ~/inbox, create: true, critical: true}
                  - {path: /}
                  - {path: /bin}
                  - {path: /dev}
                  - {path: /etc}
                  - {path: /usr}
                commands:
                  - {id: sick, critical: true, run: [/bin/false], fix: [/usr/bin/touch, %s]}
                """.formatted(touched));
        rules = box.rules("alert", "command", "directory", "selfheal");
    }

    private static String rule(String name, String when, String message) {
        return "rule \"" + name + "\" when\n    " + when + "\nthen\n    insertLogical(Finding.info(\"" + name
                + "\", \"selfheal\", \"\" + " + message + "));\nend\n";
    }

    private JsonNode cycle() {
        return box.cycle("--rules", rules.toString());
    }

    private void bad(String text) {
        box.write("rules/bad/bad.drl", HEAD + text);
    }

    private void repaired() throws IOException {
        Files.delete(rules.resolve("bad/bad.drl"));
    }

    private void nothingWasDone() {
        assertTrue(Files.notExists(home.resolve("inbox")) && Files.notExists(touched), "something was done");
    }

    private static String message(JsonNode outcome) {
        for (JsonNode finding : outcome.at("/verdict/findings")) {
            if (finding.path("rule").asText().equals("selfheal.rules")) {
                return finding.path("message").asText();
            }
        }
        return "";
    }

    private List<String> alertsAboutRules() {
        return box.alerts().stream()
                .filter(alert -> alert.path("rule").asText().equals("selfheal.rules"))
                .map(alert -> alert.path("kind").asText())
                .toList();
    }

    static Stream<Arguments> misbehaving() {
        return Stream.of(
                arguments("an exception in then", BREAKS, "rule \"bad\\.breaks\" \\(bad/bad\\.drl:\\d+\\) failed: .*"),
                arguments(
                        "an exception in a condition",
                        rule("bad.asks", "Directory($s : subject, subject.substring(999) == \"x\")", "$s"),
                        "rule \"bad\\.asks\" \\(bad/bad\\.drl:\\d+\\) failed in its condition subject\\.substring\\(999\\) == \"x\": .*"),
                arguments(
                        "an exception in a condition over two facts",
                        rule(
                                "bad.joins",
                                "Directory($s : subject) Directory(subject.substring($s.length()+9) > \"x\")",
                                "$s"),
                        "rule \"bad\\.joins\" \\(bad/bad\\.drl:\\d+\\) failed in its condition .*"),
                arguments(
                        "an exception in an accumulate",
                        rule(
                                "bad.sums",
                                "accumulate(Directory($s : subject); $n : max($s.substring(999).length()))",
                                "$n"),
                        "rule \"bad\\.sums\" \\(bad/bad\\.drl:\\d+\\) failed in its conditions: .*"),
                arguments(
                        "more and more conclusions",
                        rule("bad.breeds", MANY, "$a + $b + $c + $d + $e + $f"),
                        "(rules do not come to an end|the judgement took longer than) .*\"bad\\.breeds\" .*"),
                arguments(
                        "no end of calls",
                        rule("bad.digs", "Directory($s : subject)", "$s.repeat(99999).matches(\"(.|x)*\")"),
                        "rule \"bad\\.digs\" \\(bad/bad\\.drl:\\d+\\) failed: java\\.lang\\.StackOverflowError.*"),
                arguments(
                        "more than the memory holds",
                        rule("bad.hoards", "Directory($s : subject)", "$s.repeat(2000000000)"),
                        "rule \"bad\\.hoards\" \\(bad/bad\\.drl:\\d+\\) failed: java\\.lang\\.OutOfMemoryError.*"),
                arguments(
                        "more work than there is time for",
                        SLOW,
                        "the judgement took longer than 10 s.*\"bad\\.spins\".*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaving")
    void it_is_named_and_nothing_is_done(String what, String drl, String told) {
        bad(drl);

        JsonNode outcome = cycle();

        assertEquals(1, box.last().status());
        assertEquals(List.of("selfheal.rules selfheal.rules"), Box.findings(outcome));
        assertTrue(message(outcome).matches(told + "; nothing is fixed until this is put right"), message(outcome));
        assertEquals(List.of(), Box.fixes(outcome));
        nothingWasDone();
        assertTrue(outcome.path("facts").size() > 3, "it was observed all the same");
        assertEquals(List.of("opened"), alertsAboutRules());
    }

    /** The lint knows them beforehand. What it does not know is above. */
    @Test
    void rules_that_could_go_on_for_ever_do_not_even_load() {
        bad(rule("bad.begins", "Directory($s : subject)", "$s")
                + rule("bad.ping", "Finding(rule in (\"bad.begins\", \"bad.pong\"), $m : message)", "$m + \"x\"")
                + rule("bad.pong", "Finding(rule == \"bad.ping\", $m : message)", "$m + \"x\""));

        JsonNode outcome = cycle();

        assertTrue(message(outcome).startsWith("bad/bad.drl:11: rule \"bad.ping\": feeds itself"), message(outcome));
        nothingWasDone();
    }

    @Test
    void it_is_told_once_and_once_more_when_it_is_repaired() throws IOException {
        bad(BREAKS);
        for (int cycle = 1; cycle <= 3; cycle++) {
            cycle();
        }
        nothingWasDone();
        assertEquals(List.of("opened"), alertsAboutRules());

        repaired();
        cycle();
        cycle();
        assertEquals(List.of("opened", "resolved"), alertsAboutRules());
        assertTrue(Files.exists(home.resolve("inbox")), "it heals again");
    }

    @Test
    void the_last_good_rules_judge_all_of_it_and_stay_the_last_good_ones() throws IOException {
        JsonNode good = cycle();
        Files.delete(home.resolve("inbox"));
        for (int cycle = 1; cycle <= 2; cycle++) {
            bad(BREAKS + "// " + cycle + "\n");

            JsonNode outcome = cycle();

            assertTrue(
                    message(outcome)
                            .matches(
                                    "rule \"bad\\.breaks\" \\(bad/bad\\.drl:\\d+\\) failed: .*; the last good rules judge instead"),
                    message(outcome));
            assertTrue(
                    Box.findings(outcome).stream().anyMatch(one -> one.endsWith(" command:sick")),
                    outcome::toPrettyString);
            assertEquals(good.at("/digests/rules"), outcome.at("/digests/rules"));
        }
        assertTrue(Files.exists(home.resolve("inbox")), "they heal");
    }

    @Test
    void rules_that_were_good_and_then_fail_make_way_for_those_before_them() throws IOException {
        JsonNode first = cycle();
        // Fails only once the inbox is gone.
        bad(rule(
                "bad.at-night",
                "Directory(presence == dev.selfheal.fact.Presence.ABSENT, $s : subject)",
                "$s.substring(999)"));
        JsonNode second = cycle();
        assertEquals("", message(second));
        Files.delete(home.resolve("inbox"));

        for (int cycle = 1; cycle <= 2; cycle++) {
            JsonNode night = cycle();
            assertEquals(first.at("/digests/rules"), night.at("/digests/rules"), night::toPrettyString);
            Files.deleteIfExists(home.resolve("inbox"));
        }
    }

    @Test
    void nothing_is_done_where_the_last_good_rules_fail_too() throws IOException {
        Files.createDirectory(home.resolve("inbox"));
        String atNight = rule(
                "bad.at-night",
                "Directory(presence == dev.selfheal.fact.Presence.ABSENT, $s : subject)",
                "$s.substring(999)");
        bad(atNight);
        assertEquals("", message(cycle()));
        Files.delete(home.resolve("inbox"));
        Files.deleteIfExists(touched);
        bad(atNight + BREAKS);

        JsonNode outcome = cycle();

        assertTrue(
                message(outcome)
                        .matches(
                                "rule \"bad\\.[a-z-]+\" \\(bad/bad\\.drl:\\d+\\) failed: .*; the last good rules: rule \"bad\\.at-night\" \\(bad/bad\\.drl:\\d+\\) failed: .*"
                                        + "; nothing is fixed until this is put right"),
                message(outcome));
        assertEquals("", outcome.at("/digests/rules").asText(), "no rules judged");
        nothingWasDone();
    }

    @Test
    void a_rule_that_never_comes_back_does_not_keep_the_process() throws Exception {
        bad("rule \"bad.spins\" when Directory($s : subject) then long n = 0; while ($s != null) { n++; }"
                + " insertLogical(Finding.info(\"bad.spins\", $s, \"\" + n)); end\n");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dselfheal.home=" + Box.PROJECT,
                        Main.class.getName(),
                        "run",
                        "--inventory",
                        box.folder.resolve("selfheal.yaml").toString(),
                        "--state",
                        box.state().toString(),
                        "--rules",
                        rules.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(4, TimeUnit.MINUTES), "it did not end");
            assertEquals(1, process.exitValue());
            assertEquals(List.of("opened"), alertsAboutRules());
            nothingWasDone();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void rules_that_hang_use_up_their_time_once_in_a_cycle() throws IOException {
        cycle();
        Files.delete(home.resolve("inbox"));
        bad(SLOW);

        JsonNode outcome = cycle();

        assertTrue(
                Box.fixes(outcome).contains("directory.create directory:~/inbox APPLIED HEALED"),
                outcome::toPrettyString);
        assertTrue(outcome.path("earlier").size() > 0, "it judged more than once");
        assertEquals(1, message(outcome).split("took longer", -1).length - 1, "it was asked once");
    }
}
