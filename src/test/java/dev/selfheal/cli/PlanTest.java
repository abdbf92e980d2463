package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dry run and its closing line say, against what would be done. */
@Tag("story")
class PlanTest {
    @TempDir
    Path folder;

    private Box box;

    @BeforeEach
    void a_service_and_a_check_that_one_program_mends_and_a_tool_that_is_not_there() {
        box = new Box(folder, Map.of(), false);
        box.inventory("services:\n  - {id: web, tcp: \"127.0.0.1:" + Box.freePort() + "\", run_by: {command: mend}}\n"
                + "commands:\n"
                + "  - {id: mend, run: [/bin/sh, -c, \"exit 2\"], fix: [/bin/true]}\n"
                + "  - {id: none, run: [/no/such/tool]}\n");
    }

    @Test
    void two_actions_upon_one_target_are_planned_as_the_one_act_they_would_be() {
        JsonNode outcome = box.cycle("--dry-run");

        assertEquals(List.of("service.restart command:mend PLANNED"), Box.fixes(outcome));
        assertEquals(2, outcome.at("/fixes/0/subjects").size(), outcome::toPrettyString);
    }

    @Test
    void what_could_not_be_checked_is_not_counted_as_sick() {
        String report = box.command("run", "--dry-run").out();

        assertTrue(report.contains("2 sick, 0 healed, 1 not checked"), report);
    }
}
