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

/** Rules that their owner edits: seen at once, and never able to do harm when they are wrong. */
@Tag("story")
class RuleStoriesTest {
    private static final String INBOX = "directories:\n  - {path: ~/inbox, create: true, critical: true}\n";

    @TempDir
    Path home;

    private Box box;
    private Path rules;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
        rules = box.rules("alert", "command", "directory", "disk", "file", "hold", "selfheal", "service");
    }

    private JsonNode cycle() {
        return box.cycle("--rules", rules.toString());
    }

    private void edit(String file, String old, String fresh) {
        String text = Box.text(rules.resolve(file));
        assertTrue(text.contains(old), file + " has no " + old);
        box.write("rules/" + file, text.replace(old, fresh));
    }

    @Test
    void a_syntax_error_in_one_file_is_a_finding_with_its_line_and_nothing_is_fixed() {
        box.inventory(INBOX);
        edit("file/state.drl", "when\n", "whem\n");

        JsonNode outcome = cycle();

        assertEquals(1, box.last().status());
        assertEquals(List.of("selfheal.rules selfheal.rules"), Box.findings(outcome));
        String message = outcome.at("/verdict/findings/0/message").asText();
        assertTrue(message.matches("14 problems in the rules, first: file/state\\.drl:15: .*"), message);
        assertTrue(outcome.path("facts").size() > 1, "it was observed all the same");
        assertEquals(List.of(), Box.fixes(outcome));
        assertTrue(Files.notExists(home.resolve("inbox")));
    }

    @Test
    void a_rule_file_that_everybody_can_write_to_is_refused() throws IOException {
        box.inventory(INBOX);
        Files.setPosixFilePermissions(
                rules.resolve("directory/state.drl"), PosixFilePermissions.fromString("rw-rw-rw-"));

        JsonNode outcome = cycle();

        assertEquals(List.of("selfheal.rules selfheal.rules"), Box.findings(outcome));
        assertTrue(outcome.at("/verdict/findings/0/message").asText().startsWith("directory/state.drl"));
        assertTrue(Files.notExists(home.resolve("inbox")));
    }

    @Test
    void check_tells_of_every_file_at_once() {
        box.inventory(INBOX);
        edit("file/state.drl", "when\n", "whem\n");
        edit("disk/space.drl", "Finding.critical(", "Finding.dreadful(");
        edit("service/health.drl", "runBy", "runsBy");

        Box.Done done = box.command("check", "--rules", rules.toString());

        assertEquals(2, done.status(), done::toString);
        for (String file : List.of("file/state.drl:", "disk/space.drl:", "service/health.drl:")) {
            assertTrue(done.err().contains(file), file + " in " + done.err());
        }
    }

    @Test
    void an_edited_severity_is_seen_at_the_next_run() {
        box.inventory("services:\n  - {id: web, tcp: \"127.0.0.1:" + Box.freePort() + "\"}\n");
        assertEquals("DEGRADED", cycle().path("status").asText());
        String text = Box.text(rules.resolve("service/health.drl"));
        int rule = text.indexOf("rule \"service.down-optional\"");
        int end = text.indexOf("\nend", rule);
        box.write(
                "rules/service/health.drl",
                text.substring(0, rule)
                        + text.substring(rule, end)
                                .replace("@severity(WARNING)", "@severity(CRITICAL)")
                                .replace("Finding.warning", "Finding.critical")
                        + text.substring(end));

        JsonNode outcome = cycle();

        assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(1, box.last().status());
        assertEquals(List.of("service.down-optional service:web"), Box.findings(outcome));
    }

    @Test
    void a_rule_that_throws_is_named_and_nothing_is_fixed() {
        box.inventory(INBOX);
        edit("directory/state.drl", "\"is not there\"", "$subject.substring(999)");

        JsonNode outcome = cycle();

        assertEquals(1, box.last().status());
        assertEquals(List.of("selfheal.rules selfheal.rules"), Box.findings(outcome));
        String message = outcome.at("/verdict/findings/0/message").asText();
        assertTrue(message.contains("directory.absent"), message);
        assertTrue(Files.notExists(home.resolve("inbox")));
    }

    @Test
    void an_open_incident_outlives_rules_that_cannot_judge() {
        box.inventory("services:\n  - {id: web, tcp: \"127.0.0.1:" + Box.freePort() + "\"}\n");
        cycle();
        String journal = Box.text(box.state().resolve("journal"));
        String good = Box.text(rules.resolve("file/state.drl"));
        edit("file/state.drl", "when\n", "whem\n");
        cycle();
        box.write("rules/file/state.drl", good);
        cycle();

        List<String> news = Box.text(box.state().resolve("journal"))
                .substring(journal.length())
                .lines()
                .filter(line -> line.contains("\"incident-") && line.contains("service.down-optional"))
                .toList();
        assertEquals(List.of(), news, "it is neither closed nor opened anew");
        assertTrue(Box.text(box.state().resolve("journal")).contains("service.down-optional"));
    }

    @Test
    void rules_without_limits_are_stopped_by_the_floor() throws IOException {
        withoutHold();
        Path times = box.folder.resolve("times");
        box.inventory(
                "commands:\n  - {id: never, critical: true, run: [/bin/sh, -c, \"echo bad; exit 2\"], fix: [/bin/sh,"
                        + " -c, \"echo x >> " + times + "\"]}\n");

        JsonNode outcome = cycle();

        assertEquals(List.of("command.run command:never APPLIED NOT_HEALED"), Box.fixes(outcome));
        assertEquals(List.of("x"), Files.readAllLines(times), "once in a cycle");
    }

    @Test
    void the_kill_switch_stops_rules_without_limits() throws IOException {
        withoutHold();
        Path times = box.folder.resolve("times");
        box.inventory(INBOX + "commands:\n  - {id: never, run: [/bin/false], fix: [/usr/bin/touch, " + times + "]}\n");
        box.write("state/stop", "");

        JsonNode outcome = cycle();

        assertEquals(1, box.last().status());
        assertTrue(outcome.path("fixes").size() > 0, outcome::toPrettyString);
        outcome.path("fixes").forEach(fix -> {
            assertEquals("REFUSED", fix.path("decision").asText(), fix::toPrettyString);
            assertTrue(fix.path("reason").asText().contains("kill switch"), fix::toPrettyString);
        });
        assertTrue(Files.notExists(home.resolve("inbox")) && Files.notExists(times), "nothing was done");
    }

    private void withoutHold() throws IOException {
        try (Stream<Path> files = Files.list(rules.resolve("hold"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
