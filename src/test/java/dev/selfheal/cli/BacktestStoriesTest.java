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

/** Other rules over recorded history. */
@Tag("story")
class BacktestStoriesTest {
    private static final String FACT =
            "{\"kind\":\"service\",\"subject\":\"service:web\",\"state\":\"%s\",\"critical\":true,"
                    + "\"detail\":\"refused\",\"runBy\":\"unit:web.service\",\"startWithin\":\"PT30S\"}";

    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
    }

    /** Recordings five minutes apart in which the service is in these states. */
    private String history(String... states) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < states.length; i++) {
            lines.append("{\"schema\":1,\"at\":\"2026-11-10T03:%02d:00Z\",\"facts\":[%s]}%n"
                    .formatted(5 * i, FACT.formatted(states[i])));
        }
        box.write("week.jsonl", lines.toString());
        return box.folder.resolve("week.jsonl").toString();
    }

    /** A small set, quickly compiled: a finding, its fix, a reason to hold that back, an alert. */
    private static final String RULES = """
            package selfheal.service
            import dev.selfheal.fact.*;
            import dev.selfheal.verdict.*;

            rule "service.down" @severity(CRITICAL)
            when
                Service(state == ServiceState.DOWN, $subject : subject, $detail : detail)
            then
                insertLogical(Finding.critical("service.down", $subject, $detail));
            end

            rule "service.down.restart"
            when
                $finding : Finding(rule == "service.down", $subject : subject)
                Service(subject == $subject, runBy != null, $target : runBy)
            then
                insertLogical(Fix.of("service.down.restart", $finding, "service.restart", $target));
            end

            rule "hold.tried"
            when
                $fix : Fix($target : target)
                exists Attempt(subject == $target)
            then
                insertLogical(Veto.of("hold.tried", $fix, "it was tried before"));
            end

            rule "alert.opened"
            when
                Finding(severity == Severity.CRITICAL, $about : rule, $subject : subject, $message : message)
            then
                insertLogical(new Alert("alert.opened", AlertKind.OPENED, $about, $subject, Severity.CRITICAL, $message));
            end
            """;

    /** A folder with these rules, in which each first text is replaced by the one after it. */
    private String rules(String name, String... edits) {
        String text = RULES;
        for (int i = 0; i < edits.length; i += 2) {
            assertTrue(text.contains(edits[i]), text);
            text = text.replace(edits[i], edits[i + 1]);
        }
        box.write(name + "/service/health.drl", text);
        return box.folder.resolve(name).toString();
    }

    private static List<String> changes(JsonNode result) {
        List<String> changes = new ArrayList<>();
        for (JsonNode change : result.path("changes")) {
            changes.add(
                    change.path("change").asText() + " " + change.path("rule").asText() + " "
                            + change.path("subject").asText() + " "
                            + change.path("cycles").asInt());
        }
        return changes;
    }

    private JsonNode json(String before, String after, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--json", "--rules", after, "--against", before));
        arguments.addAll(List.of(more));
        return Box.json(
                box.command("backtest", arguments.toArray(String[]::new)).out());
    }

    @Test
    void a_fix_that_is_no_longer_asked_for_is_counted_with_its_first_and_last_cycle() {
        String week = history("DOWN", "UP", "DOWN", "DOWN");

        JsonNode result = json(rules("before"), rules("after", "runBy != null", "runBy == \"nobody\""), week);

        assertEquals(0, box.last().status(), box.last()::toString);
        assertEquals(List.of("NO_LONGER_ACTS service.down.restart service:web 3"), changes(result));
        JsonNode change = result.path("changes").get(0);
        assertEquals("2026-11-10T03:00:00Z", change.path("first").path("at").asText());
        assertEquals(week + ":4", change.path("last").path("place").asText());
        assertEquals(
                "service.restart unit:web.service",
                change.path("action").asText() + " " + change.path("target").asText());
        assertEquals(4, result.path("cycles").asInt());
        assertEquals(3, result.path("different").asInt());
    }

    @Test
    void a_fix_that_is_newly_asked_for_is_one_the_other_way_round() {
        JsonNode result =
                json(rules("before", "runBy != null", "runBy == \"nobody\""), rules("after"), history("DOWN", "UP"));

        assertEquals(List.of("ACTS service.down.restart service:web 1"), changes(result));
    }

    @Test
    void a_fix_asked_for_by_a_rule_of_another_name_is_the_same_fix() {
        JsonNode result =
                json(rules("before"), rules("after", "service.down.restart", "service.restart-it"), history("DOWN"));

        assertEquals(List.of(), changes(result));
    }

    @Test
    void a_hold_that_is_taken_away_or_added_is_told_as_an_act_with_its_reason() {
        String attempt = "{\"kind\":\"attempt\",\"subject\":\"unit:web.service\",\"cause\":\"service.down\",\"action\":"
                + "\"service.restart\",\"at\":\"2026-11-10T02:59:00Z\",\"result\":\"NOT_HEALED\",\"cycle\":\"c1\"}";
        box.write(
                "held.jsonl",
                "{\"schema\":1,\"at\":\"2026-11-10T03:00:00Z\",\"facts\":[" + FACT.formatted("DOWN") + "," + attempt
                        + "]}\n");
        String held = box.folder.resolve("held.jsonl").toString();
        String holds = rules("holds");
        String never = rules("never", "exists Attempt(", "exists Attempt(cycle == \"another\", ");

        JsonNode free = json(holds, never, held);
        JsonNode bound = json(never, holds, held);

        assertEquals(List.of("ACTS service.down.restart service:web 1"), changes(free));
        JsonNode act = free.path("changes").get(0);
        assertEquals(
                "HELD_BACK ACTS",
                act.path("before").asText() + " " + act.path("after").asText());
        assertEquals("it was tried before", act.path("first").path("before").asText());
        assertEquals(List.of("NO_LONGER_ACTS service.down.restart service:web 1"), changes(bound));
    }

    @Test
    void a_fix_that_would_be_asked_for_and_held_back_is_no_act() {
        String none = rules("none", "runBy != null", "runBy == \"nobody\"");
        String held = rules("held", "exists Attempt(subject == $target)", "exists Service(runBy == $target)");

        assertEquals(
                List.of("HELD_BACK service.down.restart service:web 1"), changes(json(none, held, history("DOWN"))));
        assertEquals(
                List.of("NO_LONGER_HELD_BACK service.down.restart service:web 1"),
                changes(json(held, none, history("DOWN"))));
    }

    @Test
    void another_severity_is_told_as_that_and_not_as_a_new_finding() {
        String week = history("DOWN");
        String before = rules("before");
        String after =
                rules("after", "@severity(CRITICAL)", "@severity(WARNING)", "Finding.critical(", "Finding.warning(");

        JsonNode result = json(before, after, week);
        String page = box.command("backtest", "--rules", after, "--against", before, week)
                .out();

        assertEquals(
                List.of("SEVERITY service.down service:web 1", "NO_LONGER_ALERTS alert.opened service:web 1"),
                changes(result));
        assertTrue(page.startsWith("1 of 1 cycle would be decided differently\n"), page);
        assertTrue(page.contains("critical becomes warning (service.down)"), page);
    }

    @Test
    void a_finding_of_another_rule_is_a_new_one_and_other_words_are_only_that() {
        String week = history("DOWN");

        assertEquals(
                List.of("FOUND service.gone service:web 1", "NO_LONGER_FOUND service.down service:web 1"),
                changes(json(rules("before"), rules("after", "service.down\"", "service.gone\""), week)).stream()
                        .filter(change -> change.contains("FOUND"))
                        .toList());
        assertEquals(
                List.of("REWORDED service.down service:web 1"),
                changes(json(
                        rules("before"), rules("other", "$subject, $detail)", "$subject, \"it \" + $detail)"), week)));
    }

    @Test
    void the_same_rules_decide_nothing_differently() {
        String rules = rules("before");

        Box.Done done = box.command("backtest", "--rules", rules, "--against", rules, history("DOWN", "UP"));

        assertEquals(0, done.status(), done::toString);
        assertTrue(done.out().startsWith("NOTHING would be decided differently in 2 cycles\n"), done::out);
        assertTrue(done.out().contains("(the very same rules)"), done::out);
    }

    @Test
    void the_history_of_this_machine_is_what_is_judged_unless_files_are_named() {
        box.inventory("services:\n  - {id: web, critical: true, tcp: \"127.0.0.1:" + Box.freePort() + "\"}\n");
        box.cycle();
        box.cycle();

        Box.Done done = box.command("backtest", "--json", "--rules", rules("after"));

        assertEquals(2, Box.json(done.out()).path("cycles").asInt(), done::toString);
        assertEquals(
                2,
                json(rules("before"), rules("after"), box.state() + "/history", box.state() + "/outcome.json")
                        .path("cycles")
                        .asInt(),
                "the latest outcome is a line of the history too");
    }

    @Test
    void only_cycles_since_then_are_judged() {
        String week = history("DOWN");
        String rules = box.rules().toString();

        assertEquals(
                2,
                box.command("backtest", "--rules", rules, "--since", "1h", week).status());
        assertTrue(
                box.last().err().startsWith("selfheal: no cycle to judge since "),
                box.last().err());
        assertEquals(
                0,
                box.command("backtest", "--rules", rules, "--against", rules, "--since", "36500d", week)
                        .status());
        assertEquals(
                2,
                box.command("backtest", "--rules", rules, "--against", rules, "--since", "soon", week)
                        .status());
        assertTrue(
                box.last().err().contains("\"soon\" is not a time; write one such as 7d"),
                box.last().err());
    }

    @Test
    void rules_must_be_named_and_load() {
        String week = history("DOWN");
        assertEquals(2, box.command("backtest", week).status());
        assertTrue(box.last().err().startsWith("which rules?"), box.last().err());
        box.write("rules/service/health.drl", "");
        String good = rules("good");

        Box.Done done = box.command(
                "backtest",
                "--against",
                good,
                "--rules",
                box.folder.resolve("rules").toString(),
                week);

        assertEquals(2, done.status());
        assertTrue(done.err().contains("/rules: service/health.drl: is empty"), done::err);
    }

    @Test
    void what_cannot_be_read_is_told_and_the_rest_is_judged() {
        String mixed = Box.PROJECT
                .resolve("test-fixtures/recordings/broken/good-and-bad.jsonl")
                .toString();

        Box.Done done = box.command("backtest", "--rules", rules("after"), "--against", rules("before"), mixed);

        assertEquals(2, done.status(), done::toString);
        assertTrue(done.out().contains("3 could not be read or judged"), done::out);
        assertEquals(3, done.err().lines().count(), done::err);
    }
}
