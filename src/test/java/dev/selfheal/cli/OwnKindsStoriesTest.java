package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.own.SchemaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of the owner's prints facts of a kind that only a schema file describes, and rules of the owner's judge them. */
@Tag("story")
class OwnKindsStoriesTest {
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "kind": {"const": "backup"},
                "subject": {"type": "string"},
                "ageHours": {"type": "integer", "minimum": 0},
                "note": {"type": "string"}
              },
              "required": ["kind", "subject", "ageHours"],
              "additionalProperties": false
            }
            """;
    private static final String RULES = """
            package selfheal.backup

            import dev.selfheal.fact.own.Backup;
            import dev.selfheal.verdict.Finding;

            rule "backup.old"
                @doc("The backup is older than a day.")
                @severity(WARNING)
            when
                Backup(ageHours > 24, $subject : subject, $age : ageHours)
            then
                insertLogical(Finding.warning("backup.old", $subject, "made " + $age + " hours ago"));
            end
            """;

    @TempDir
    Path temp;

    private Box box;

    @BeforeEach
    void machine() {
        box = new Box(temp, Map.of(), false);
        prints(
                "{\"kind\":\"backup\",\"subject\":\"command:nas/photos\",\"ageHours\":25,\"note\":\"password=hunter22\"}");
        box.inventory("commands:\n  - {id: nas, run: [" + box.folder.resolve("bin/nas") + "]}\n");
        box.write("facts-schema/backup.schema.json", SCHEMA);
        box.rules("command", "selfheal", "unknown");
        box.write("rules/backup/state.drl", RULES);
    }

    private void prints(String facts) {
        box.program("nas", "printf '%s' '" + facts + "'\n");
    }

    private JsonNode cycle() {
        return box.cycle("--rules", box.folder.resolve("rules").toString());
    }

    private List<String> findings() {
        return Box.findings(cycle());
    }

    private static String backup(int age) {
        return "{\"kind\":\"backup\",\"subject\":\"command:nas\",\"ageHours\":" + age + "}";
    }

    @Test
    void its_facts_lead_to_a_finding_and_hold_no_secret() {
        JsonNode outcome = cycle();
        assertEquals(List.of("backup.old command:nas/photos"), Box.findings(outcome), outcome::toPrettyString);
        assertTrue(outcome.toString().contains("made 25 hours ago"));
        assertFalse(outcome.toString().contains("hunter22"), outcome::toPrettyString);
        prints(backup(24));
        assertEquals(List.of(), findings());
    }

    @Test
    void check_and_facts_show_it() {
        Box.Done check =
                box.command("check", "--rules", box.folder.resolve("rules").toString());
        assertEquals(0, check.status(), check::toString);
        assertTrue(check.out().contains("backup"), check::out);
        Box.Done facts = box.command("facts");
        assertTrue(facts.out().contains("\"ageHours\" : 25"), facts::out);
    }

    @Test
    void an_outcome_with_it_is_read_back_with_the_kinds_that_wrote_it_and_no_others() throws IOException {
        String outcome = cycle().toString();
        OwnKinds own = own();
        assertEquals(
                "25",
                OutcomeJson.read(Box.json(outcome), own).facts().stream()
                        .map(Object::toString)
                        .filter(fact -> fact.startsWith("Backup["))
                        .map(fact -> fact.replaceAll(".*ageHours=(\\d+).*", "$1"))
                        .findFirst()
                        .orElse(""));
        assertEquals("no such kind of fact: \"backup\"", refused(outcome, OwnKinds.NONE));
        box.write("facts-schema/backup.schema.json", SCHEMA.replace("\"note\"", "\"remark\""));
        assertEquals("no such field; expected are subject, ageHours, remark", refused(outcome, own()));
    }

    private OwnKinds own() {
        return SchemaFiles.read(box.folder.resolve("facts-schema"), Optional.empty(), "test")
                .kinds();
    }

    private static String refused(String outcome, OwnKinds own) {
        try {
            return OutcomeJson.read(Box.json(outcome), own).toString();
        } catch (IllegalArgumentException wrong) {
            return String.valueOf(wrong.getMessage()).replaceFirst("^\\$\\.facts\\[\\d+]\\.\\w+: ", "");
        }
    }

    @Test
    void what_the_schema_does_not_allow_could_not_be_checked() {
        for (String wrong : List.of(
                backup(-1),
                backup(1).replace("1", "1.5"),
                backup(1).replace("}", ",\"more\":1}"),
                backup(1).replace("command:nas", "service:web"),
                backup(1).replace("\"ageHours\":1", "\"note\":\"x\""))) {
            prints(wrong);
            assertEquals(List.of("unknown.unchecked command:nas"), findings(), wrong);
        }
    }

    @Test
    void a_broken_schema_is_told_and_the_last_good_one_serves() {
        assertEquals(List.of("backup.old command:nas/photos"), findings());
        box.write("facts-schema/backup.schema.json", SCHEMA.replace("integer", "whole"));
        JsonNode outcome = cycle();
        assertEquals(
                List.of(
                        "backup.old command:nas/photos",
                        "selfheal.problem selfheal.schema",
                        "selfheal.problem selfheal.schema"),
                Box.findings(outcome).stream().sorted().toList(),
                outcome::toPrettyString);
        assertTrue(outcome.toString().contains("$.properties.ageHours.type: expected a type of field"));
        assertTrue(outcome.toString().contains("those that served last are used"));
    }

    @Test
    void a_schema_that_lost_a_field_of_a_rule_is_told_and_the_last_good_one_serves() {
        assertEquals(List.of("backup.old command:nas/photos"), findings());
        box.write("facts-schema/backup.schema.json", SCHEMA.replace("ageHours", "hours"));
        assertEquals(
                List.of("backup.old command:nas/photos", "selfheal.problem selfheal.schema"),
                findings().stream().sorted().toList());
        prints(backup(24));
        assertEquals(List.of("selfheal.problem selfheal.schema"), findings());
    }

    @Test
    void a_broken_schema_that_never_was_good_costs_what_needs_it_and_nothing_else() throws IOException {
        box.write("facts-schema/backup.schema.json", "{");
        Files.delete(box.folder.resolve("rules/backup/state.drl"));
        JsonNode outcome = cycle();
        assertEquals(
                List.of("selfheal.problem selfheal.schema", "unknown.unchecked command:nas"),
                Box.findings(outcome).stream().sorted().toList(),
                outcome::toPrettyString);
        assertTrue(outcome.toString().contains("the schema of this kind cannot be used"), outcome::toPrettyString);
    }

    @Test
    void check_tells_all_that_is_wrong() {
        box.write("facts-schema/backup.schema.json", SCHEMA.replace("integer", "whole"));
        box.write("facts-schema/tape.schema.json", "{");
        Box.Done check =
                box.command("check", "--rules", box.folder.resolve("rules").toString());
        assertEquals(2, check.status(), check::toString);
        assertTrue(check.err().contains("facts-schema/backup.schema.json: $.properties.ageHours.type"), check::err);
        assertTrue(check.err().contains("facts-schema/tape.schema.json: is not JSON"), check::err);
        assertTrue(check.err().contains("backup/state.drl"), check::err);
    }

    @Test
    void a_schema_that_a_stranger_could_have_written_is_refused() throws IOException {
        Path file = box.folder.resolve("facts-schema/backup.schema.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
        Box.Done check =
                box.command("check", "--rules", box.folder.resolve("rules").toString());
        assertTrue(
                check.err().contains("facts-schema/backup.schema.json: is refused: everybody can write to"),
                check::err);
    }

    @Test
    void a_schema_that_a_link_leads_out_to_is_refused() throws IOException {
        Path file = box.folder.resolve("facts-schema/backup.schema.json");
        Files.createSymbolicLink(file, Files.move(file, box.folder.resolve("elsewhere.json")));
        Box.Done check =
                box.command("check", "--rules", box.folder.resolve("rules").toString());
        String told = "facts-schema/backup.schema.json: is a link that leads out of the schemas folder";
        assertTrue(check.err().contains(told), check::err);
    }
}
