package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.sys.Json;
import dev.selfheal.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} finds before a cycle what would trouble it, and says it so that it can be mended. */
@Tag("story")
class CheckTest {
    @TempDir
    Path home;

    private Box box;
    private Path rules;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
        rules = box.rules();
    }

    private Box.Done check(String... more) {
        return box.command(
                "check",
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("--rules", rules.toString()), java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private void edit(String file, String old, String fresh) {
        String text = Box.text(rules.resolve(file));
        assertTrue(text.contains(old), file);
        box.write("rules/" + file, text.replace(old, fresh));
    }

    @Test
    void where_all_is_well_it_says_so_and_nothing_else() {
        box.inventory("directories:\n  - {path: ~/inbox}\n");
        Box.Done done = check();
        assertEquals(0, done.status(), done::toString);
        assertEquals("", done.err());
        assertTrue(done.out().startsWith("inventory  good: 1 entry in "), done::out);
    }

    @Test
    void an_inventory_that_names_its_own_job_is_told_to_leave_it_out() {
        box.inventory("""
                tools: {systemctl: /bin/true}
                units:
                  - {name: selfheal.service}
                  - {name: web.service}
                services:
                  - {id: web, tcp: "127.0.0.1:1", run_by: {unit: selfheal.work.timer}}
                  - {id: other, tcp: "127.0.0.1:2", run_by: {unit: web.service}}
                """);
        Box.Done done = check();
        assertEquals(2, done.status(), done::toString);
        assertTrue(
                done.err()
                        .contains(
                                "selfheal.yaml: unit:selfheal.service is Selfheal's own job, which nothing is done to;"),
                done::err);
        assertTrue(
                done.err().contains("service:web is run by unit:selfheal.work.timer, which is Selfheal's own job"),
                done::err);
        assertTrue(done.err().endsWith("2 problems: 2 in the inventory\n"), done::err);
    }

    @Test
    void inventory_rules_and_machine_are_told_at_once_in_one_order_and_counted() {
        box.inventory("commands:\n  - {id: load, run: [/nowhere/check_load, -w]}\n");
        edit("service/health.drl", "runBy != null", "runsBy != null");
        edit("log/state.drl", "\"log.rotate\"", "\"log.rotat\"");

        Box.Done done = check();

        assertEquals(2, done.status());
        List<String> lines = done.err().lines().toList();
        assertTrue(
                lines.get(0)
                        .startsWith(
                                "log/state.drl:51: rule \"log.too-large.rotate\": no fix is called \"log.rotat\"; did you mean log.rotate?"),
                done::err);
        assertTrue(done.err().contains("Service has no field \"runsBy\"; did you mean runBy?"), done::err);
        assertTrue(
                done.err()
                        .contains(
                                "selfheal.yaml: command:load: its check /nowhere/check_load is not there; install it, or correct its path"),
                done::err);
        assertEquals("4 problems: 3 in the rules, 1 on this machine", lines.get(lines.size() - 1), done::err);
    }

    @Test
    void what_only_misleads_is_a_problem_for_check_and_none_for_run() {
        box.inventory("directories:\n  - {path: ~/inbox}\n");
        edit(
                "service/health.drl",
                "Finding.warning(\"service.down-optional\"",
                "Finding.info(\"service.down-optional\"");
        Box.Done done = check();
        assertEquals(2, done.status());
        assertTrue(done.err().contains("concludes INFO, yet says @severity(WARNING); say the same in both"), done::err);
        assertTrue(done.out().contains("they judge, but mislead"), done::out);
        assertEquals(
                List.of(),
                Box.findings(box.cycle("--rules", rules.toString())).stream()
                        .filter(one -> one.startsWith("selfheal."))
                        .toList());
    }

    @Test
    void an_action_that_no_fix_has_keeps_the_rules_from_judging() {
        box.inventory("directories:\n  - {path: ~/inbox}\n");
        edit("log/state.drl", "\"log.rotate\"", "\"log.rotat\"");
        assertEquals(List.of("selfheal.rules selfheal.rules"), Box.findings(box.cycle("--rules", rules.toString())));
    }

    @Test
    void programs_that_cannot_be_run_or_that_strangers_can_change_are_told() throws Exception {
        Path plain = Files.writeString(home.resolve("plain"), "x");
        Path open = Files.writeString(home.resolve("open"), "x");
        Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        box.inventory("commands:\n  - {id: a, run: [" + plain + "], fix: [" + open + "]}\n  - {id: b, run: [" + home
                + "]}\n");
        String err = check().err();
        assertTrue(err.contains("command:a: its check " + plain + " cannot be run; run chmod u+x on it"), err);
        assertTrue(err.contains("command:a: its repair is refused: everybody can write to " + open.toRealPath()), err);
        assertTrue(err.contains("command:b: its check " + home + " is a folder; name the program in it"), err);
    }

    @Test
    void what_cannot_be_written_is_told() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "x");
        box.write(
                "selfheal.yaml",
                "version: 1\nalerts:\n  - file: " + file + "/bus/alerts.jsonl\nheartbeat: {file: " + file + "/beat}\n");
        Files.writeString(box.folder.resolve("state"), "a file where the folder should be");
        String err = check().err();
        assertTrue(
                err.contains("the folder of the alert file " + file + "/bus/alerts.jsonl cannot be written: " + file
                        + " is not a folder"),
                err);
        assertTrue(err.contains("the folder of the heartbeat " + file + "/beat cannot be written"), err);
        assertTrue(err.contains("the state folder cannot be written: " + box.state()), err);
    }

    @Test
    void programs_of_alerts_and_heartbeat_that_cannot_be_run_are_told() throws Exception {
        Path open = Files.writeString(home.resolve("open"), "x");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        box.write(
                "selfheal.yaml",
                "version: 1\nalerts:\n  - command: [/nowhere/page-me]\n  - command: [" + open
                        + "]\n  - desktop: true\nheartbeat: {command: [/nowhere/beat]}\n"
                        + "tools: {notify-send: /nowhere/notify-send}\n");
        String err = check().err();
        assertTrue(
                err.contains("alerts: the program /nowhere/page-me is not there; install it, or correct its path"),
                err);
        assertTrue(err.contains("alerts: the program is refused: everybody can write to " + open.toRealPath()), err);
        assertTrue(
                err.contains("alerts: desktop: /nowhere/notify-send cannot be run; install it, or say in tools where it"
                        + " is: tools: {notify-send: /path/to/it}"),
                err);
        assertTrue(err.contains("heartbeat: the program /nowhere/beat is not there"), err);
    }

    @Test
    void a_supervisor_that_is_not_there_is_told() {
        box.inventory("units:\n  - {name: web.service}\ntools: {systemctl: /nowhere/systemctl}\n");
        String err = check().err();
        assertTrue(err.contains("/nowhere/systemctl cannot be run; say in tools where it is"), err);
    }

    @Test
    void as_json_it_is_one_document() throws Exception {
        box.inventory("directories:\n  - {path: ~/inbox}\n");
        edit("service/health.drl", "runBy != null", "runsBy != null");
        Box.Done done = check("--json");
        assertEquals(2, done.status());
        JsonNode told = Json.MAPPER.readTree(done.out());
        assertEquals(false, told.path("fine").asBoolean(true));
        assertEquals("service/health.drl", told.at("/problems/0/file").asText());
        assertEquals(2, told.path("problems").size(), told::toPrettyString);
        assertTrue(told.at("/good/inventory").asText().startsWith("1 entry in "));
        assertEquals("", done.err());
    }

    @Test
    void it_watches_and_checks_again_on_save_until_it_is_interrupted() throws Exception {
        box.inventory("directories:\n  - {path: ~/inbox}\n");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(both, true, StandardCharsets.UTF_8);
        Surroundings here = new Surroundings(
                Map.of(), home, Box.PROJECT, false, false, java.io.InputStream.nullInputStream(), to, to);
        int[] status = {-1};
        Thread watching = new Thread(() -> status[0] = Selfheal.execute(
                here,
                "check",
                "--watch",
                "--rules",
                rules.toString(),
                "--inventory",
                box.folder.resolve("selfheal.yaml").toString(),
                "--state",
                box.state().toString()));
        watching.start();
        try {
            Await.until("a check", Duration.ofSeconds(60), () -> both.toString(StandardCharsets.UTF_8)
                    .contains("rules      good"));
            edit("service/health.drl", "runBy != null", "runsBy != null");
            Await.until("a check", Duration.ofSeconds(60), () -> both.toString(StandardCharsets.UTF_8)
                    .contains("2 problems"));
            assertTrue(
                    both.toString(StandardCharsets.UTF_8)
                            .matches("(?s).*-- \\d\\d:\\d\\d(:\\d\\d)?  service/health.drl changed\n.*"),
                    both::toString);
            assertTrue(watching.isAlive(), "it goes on");
        } finally {
            watching.interrupt();
            watching.join(30_000);
        }
        assertTrue(!watching.isAlive(), "it ends");
        assertEquals(0, status[0]);
    }

    @Test
    void a_rule_that_would_reach_out_is_refused_and_nothing_of_it_is_carried_out() {
        box.inventory("directories:\n  - {path: ~/inbox}\n");
        Path made = home.resolve("made");
        for (String drl : List.of(
                "Directory(new java.io.File(\"MADE\").createNewFile(), $s : subject) THEN $s",
                "Directory($s : subject, $x : java.nio.file.Files.createFile(java.nio.file.Path.of(\"MADE\"))) THEN $s",
                "accumulate(Directory($d : subject); $s : count(Runtime.getRuntime().exec(\"touch MADE\"))) THEN \"\" + $s",
                "Directory($s : subject) THEN \"\" + new java.io.File(\"MADE\").mkdir()",
                "Directory($s : subject) THEN $s.getClass().forName(\"java.lang.Runtime\").getName() + new java.io.File(\"MADE\").mkdir()")) {
            String[] parts = drl.replace("MADE", made.toString()).split(" THEN ");
            box.write(
                    "rules/bad/bad.drl",
                    "package selfheal.bad\nimport dev.selfheal.fact.Directory;\nimport dev.selfheal.verdict.Finding;\n"
                            + "rule \"bad.one\" @severity(INFO) @doc(\"x\")\nwhen\n    " + parts[0]
                            + "\nthen\n    insertLogical(Finding.info(\"bad.one\", \"host\", " + parts[1]
                            + "));\nend\n");
            Box.Done done = check();
            assertEquals(2, done.status(), drl);
            assertTrue(done.err().contains("is not used here"), done::err);
            assertEquals(
                    List.of("selfheal.rules selfheal.rules"),
                    Box.findings(box.cycle("--rules", rules.toString())),
                    drl);
            assertTrue(Files.notExists(made), drl);
        }
    }

    @Test
    void cases_beside_the_rules_must_be_readable_too() {
        box.inventory("directories:\n  - {path: ~/inbox}\n");
        box.write("rule-cases/a.yaml", "- case: one\n  rule: service.dwn\n  facts: []\n  expect: {}\n");
        Box.Done done = check();
        assertEquals(2, done.status(), done::toString);
        assertTrue(
                done.err()
                        .contains(
                                "a.yaml:2: case \"one\": rule: there is no rule \"service.dwn\"; did you mean service.down?"),
                done::err);
        assertTrue(done.err().endsWith("1 problem: 1 in the cases\n"), done::err);
    }
}
