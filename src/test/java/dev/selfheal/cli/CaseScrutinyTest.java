package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code selfheal test --coverage} and {@code --mutation} upon rules of the owner's own. */
@Tag("story")
class CaseScrutinyTest {
    private static final String RULE = """
            package selfheal.mine
            import dev.selfheal.fact.Disk;
            import dev.selfheal.verdict.Finding;

            rule "mine.full"
                @doc("Nothing is free.")
                @severity(WARNING)
            when
                Disk(freeBytes == 0, critical, $subject : subject)
            then
                insertLogical(Finding.warning("mine.full", $subject, "nothing is free"));
            end
            """;
    private static final String FULL = """
            - case: a disk is full
              facts: [{kind: disk, freeBytes: 0, critical: true}]
              expect: {findings: [{rule: mine.full, subject: "disk:~", severity: WARNING}]}
            """;
    private static final String FREE = """
            - case: a disk has a byte free
              facts: [{kind: disk, freeBytes: 1, critical: true}]
              expect: {}
            """;
    private static final String OPTIONAL = """
            - case: an optional disk is full
              facts: [{kind: disk, freeBytes: 0}]
              expect: {}
            """;

    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
        box.write("rules/mine/disk.drl", RULE);
    }

    private Box.Done test(String cases, String... options) {
        box.write("rule-cases/disk.yaml", cases);
        List<String> all = new ArrayList<>(
                List.of("test", "--rules", box.folder.resolve("rules").toString()));
        all.addAll(List.of(options));
        return box.run(all.toArray(String[]::new));
    }

    @Test
    void a_rule_without_a_case_that_just_misses_fails_the_coverage_and_not_the_cases() {
        assertEquals(0, test(FULL).status());
        Box.Done done = test(FULL, "--coverage");
        assertEquals(1, done.status());
        assertTrue(done.out().contains("mine/disk.drl:5 mine.full\n    no case in which exactly one"), done.out());
        assertEquals(0, test(FULL + FREE, "--coverage").status());
    }

    @Test
    void a_mutant_that_no_case_notices_fails_until_a_case_does_or_it_is_explained() {
        Box.Done done = test(FULL + FREE, "--mutation");
        assertEquals(1, done.status());
        assertTrue(done.out().contains("mine/disk.drl:9\n    mine.full: left out: critical (in Disk)\n"), done.out());
        box.write(
                "rule-cases/survivors.txt",
                "Every disk is.\n    mine.full: left out: critical (in Disk)\n    mine.full: 0 became -1: freeBytes == 0 (in Disk)\n");
        Box.Done stale = test(FULL + FREE, "--mutation");
        assertTrue(stale.out().contains("take it out:\n    mine.full: 0 became -1"), stale.out());
        box.write("rule-cases/survivors.txt", "Every disk is.\n    mine.full: left out: critical (in Disk)\n");
        assertEquals(0, test(FULL + FREE, "--mutation").status());
        box.write("rule-cases/survivors.txt", "");
        assertEquals(0, test(FULL + FREE + OPTIONAL, "--mutation").status());
    }

    @Test
    void a_list_of_survivors_without_reasons_is_refused() {
        box.write("rule-cases/survivors.txt", "  mine.full: left out: critical (in Disk)\n");
        Box.Done done = test(FULL, "--mutation");
        assertEquals(2, done.status());
        assertTrue(done.err().startsWith("survivors.txt:1: "), done.err());
    }

    @Test
    void both_are_in_the_one_json_document() {
        JsonNode node = Box.json(test(FULL + FREE + OPTIONAL, "--coverage", "--mutation", "--format", "json")
                .out());
        assertTrue(node.at("/coverage/complete").asBoolean());
        assertEquals(0, node.at("/mutation/survivors").size());
        assertEquals(3, node.path("cases").asInt());
    }
}
