package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fix.Treatment.Decision;
import dev.selfheal.ledger.PauseFile;
import dev.selfheal.sys.Deadline;
import dev.selfheal.verdict.Fix;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each guard, by asserting that nothing was executed. */
class FloorTest extends Treating {
    @TempDir
    Path folder;

    @BeforeEach
    void nothing_stands_against_an_ordinary_fix() {
        known.put("unit:fine.service", job("unit:fine.service"));
        fresh();
        assertEquals(Decision.APPLIED, treat(order(job("unit:fine.service"))).decision());
        action.acted.clear();
        log.begun.clear();
    }

    private void assertRefused(Order order, String reason) {
        assertRefused(order, reason, inFiveMinutes());
    }

    private void assertRefused(Order order, String reason, Deadline deadline) {
        int written = log.begun.size();
        Treatment treatment = remedy.treat(order, curable(), deadline);
        assertEquals(List.of(), action.acted, "something was executed");
        assertEquals(written, log.begun.size(), "something was begun");
        assertEquals(Decision.REFUSED, treatment.decision());
        assertEquals(Optional.empty(), treatment.result());
        assertTrue(treatment.reason().contains(reason), treatment.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"selfheal", "unit:web.service", "service:web"})
    void what_is_paused_is_left_alone_as_what_is_sick_and_as_what_is_acted_on(String subject) throws Exception {
        Order order = new Order(
                "unit.restart",
                WEB,
                List.of(new Fix("service.down.restart", "sick", "unit.restart", "service:web", WEB.subject())));
        Instant until =
                pauseFile().pause(subject, "an upgrade", Duration.ofHours(2)).until();
        String told = " is paused until " + until + ": an upgrade";
        assertRefused(order, told);
        clock.advance(Duration.ofHours(2).minusMillis(1));
        assertRefused(order, told);
        clock.advance(Duration.ofMillis(1));
        assertEquals(Decision.APPLIED, treat(order).decision());
    }

    @Test
    void of_an_order_for_several_one_that_is_paused_stops_it() throws Exception {
        Order order = new Order(
                "unit.restart",
                WEB,
                List.of(
                        new Fix("service.down.restart", "sick", "unit.restart", "service:other", WEB.subject()),
                        new Fix("service.down.restart", "sick", "unit.restart", "service:web", WEB.subject())));
        pauseFile().pause("service:web", "an upgrade", Duration.ofHours(2));
        assertRefused(order, "service:web is paused");
    }

    @Test
    void a_pause_of_something_else_stops_nothing_here() throws Exception {
        for (String subject : List.of("unit:web", "unit:web.service2", "service:web", "unit:fine.service", "UNIT")) {
            pauseFile().pause(subject, "an upgrade", Duration.ofHours(2));
        }
        assertEquals(Decision.APPLIED, treat(order(WEB)).decision());
    }

    @Test
    void what_is_paused_while_it_looks_again_is_left_alone() {
        assertNotActedAfter(() -> pauseFile().pause(WEB.subject(), "an upgrade", Duration.ofHours(2)));
    }

    @Test
    void a_kill_switch_set_while_it_looks_again_still_counts() {
        assertNotActedAfter(() -> touch(clock.now()));
    }

    @Test
    void pauses_that_become_unreadable_while_it_looks_again_forbid_it() {
        assertNotActedAfter(() -> Files.writeString(folder.resolve("pauses.json"), "{"));
    }

    private void assertNotActedAfter(Callable<?> meanwhile) {
        pauseFile();
        Patient slow = (order, deadline) -> {
            try {
                meanwhile.call();
            } catch (Exception broken) {
                throw new AssertionError(broken);
            }
            return Patient.Health.SICK;
        };
        Treatment treatment = remedy.treat(order(WEB), slow, inFiveMinutes());
        assertEquals(Decision.REFUSED, treatment.decision());
        assertEquals(List.of(), action.acted);
        assertEquals(List.of(), log.begun);
    }

    @Test
    void nothing_is_done_for_a_week_after_the_kill_switch_was_touched() throws Exception {
        pauseFile();
        touch(clock.now());
        assertRefused(
                order(WEB),
                "everything is paused until " + clock.now().plus(Duration.ofDays(7)) + ": the kill switch ");
        clock.advance(Duration.ofDays(7).minusMillis(1));
        assertRefused(order(WEB), "the kill switch");
        clock.advance(Duration.ofMillis(1));
        assertEquals(Decision.APPLIED, treat(order(WEB)).decision());
    }

    @Test
    void nothing_is_done_while_it_is_not_known_what_is_paused() throws Exception {
        pauseFile();
        Files.writeString(folder.resolve("pauses.json"), "{\"version\":1,\"pauses\":[{}]}");
        assertRefused(order(WEB), "it is not known what is paused: ");
        pauses = () -> {
            throw new IllegalStateException("broken");
        };
        assertRefused(order(WEB), "it is not known what is paused: broken");
    }

    /** The real pauses of a state folder, which the floor asks from now on. */
    private PauseFile pauseFile() {
        PauseFile file = new PauseFile(folder, clock);
        pauses = file::inForce;
        return file;
    }

    private Path touch(Instant at) throws IOException {
        return Files.setLastModifiedTime(Files.createFile(folder.resolve("stop")), FileTime.from(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "unit:", "unit: ", "web.service", "unit:*", "unit:web-?.service", "unit:[ab]", ":web"})
    void a_target_that_is_not_exactly_one_thing_is_refused(String subject) {
        Target.Job target = new Target.Job(subject, subject, START_WITHIN);
        known.put(subject, target);
        fresh();
        assertRefused(order(target), "does not name one target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*.service", "web\n.service"})
    void a_good_name_before_a_bad_one_helps_nothing(String name) {
        Target.Job target = new Target.Job("unit:web.service", name, START_WITHIN);
        known.put(target.subject(), target);
        fresh();
        assertRefused(order(target), "does not name one target");
    }

    @Test
    void a_program_without_a_command_is_no_target() {
        Target target = new Target.Program("command:mend", List.of(), START_WITHIN, START_WITHIN);
        known.put("command:mend", target);
        fresh();
        assertRefused(order(target), "does not name one target");
    }

    @Test
    void an_order_that_no_rule_stands_behind_is_refused() {
        assertRefused(new Order("unit.restart", WEB, List.of()), "no rule asked");
        assertRefused(
                new Order("unit.restart", WEB, List.of(fix("unit.restart", "unit:other.service"))), "no rule asked");
    }

    @Test
    void a_target_that_the_inventory_does_not_name_is_refused() {
        assertRefused(order(job("unit:stranger.service")), "not a target of the inventory");
        assertRefused(
                order(new Target.Job(WEB.subject(), "stranger.service", START_WITHIN)),
                "not a target of the inventory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent:com.apple.Dock", "agent:COM.APPLE.dock"})
    void what_belongs_to_macos_is_never_touched(String subject) {
        known.put(subject, job(subject));
        fresh();
        assertRefused(order(job(subject)), "part of macOS");
    }

    @Test
    void a_declared_program_cannot_reach_what_belongs_to_macos() {
        Target target = new Target.Program(
                "command:dock",
                List.of("/bin/launchctl", "kickstart", "-k", "gui/501/com.apple.Dock"),
                START_WITHIN,
                START_WITHIN);
        known.put("command:dock", target);
        fresh();
        assertRefused(order(target), "part of macOS");
    }

    @Test
    void a_name_that_only_looks_like_one_of_macos_is_the_owners() {
        for (String subject : List.of("agent:com.applesauce.pot", "agent:org.com.apple.fan")) {
            known.put(subject, job(subject));
            fresh();
            action.acted.clear();
            assertEquals(Decision.APPLIED, treat(order(job(subject))).decision(), subject);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unit:selfheal.service", "unit:selfheal.timer", "agent:dev.selfheal", "agent:dev.selfheal.run"})
    void its_own_job_is_never_touched(String subject) {
        known.put(subject, job(subject));
        fresh();
        assertRefused(order(job(subject)), "own job");
    }

    @Test
    void a_declared_program_cannot_reach_its_own_job() {
        Target target = new Target.Program(
                "command:again",
                List.of("systemctl", "--user", "stop", "selfheal.service"),
                START_WITHIN,
                START_WITHIN);
        known.put("command:again", target);
        fresh();
        assertRefused(order(target), "own job");
    }

    @Test
    void a_job_whose_name_only_begins_like_its_own_is_treated() {
        known.put("unit:selfhealing-plants.service", job("unit:selfhealing-plants.service"));
        fresh();
        assertEquals(
                Decision.APPLIED,
                treat(order(job("unit:selfhealing-plants.service"))).decision());
    }

    @Test
    void a_target_is_tried_once_in_a_cycle_whatever_it_is_called() {
        Target.Job alias = new Target.Job("service:web", "web.service", START_WITHIN);
        known.put("service:web", alias);
        fresh();
        assertEquals(Decision.APPLIED, treat(order(WEB)).decision());
        action.acted.clear();
        assertRefused(order(WEB), "already tried in this cycle");
        assertRefused(order(alias), "already tried in this cycle");
        fresh();
        assertEquals(Decision.APPLIED, treat(order(alias)).decision());
    }

    @Test
    void the_twentieth_try_of_a_day_is_made_and_the_one_after_it_is_not() throws Exception {
        for (int i = 0; i < Floor.PER_TARGET - 1; i++) {
            log.begin(WEB.subject(), "sick", List.of("service:web"), "unit.restart", clock.now());
            clock.advance(Duration.ofMinutes(3));
        }
        assertEquals(Decision.APPLIED, treat(order(WEB)).decision());
        action.acted.clear();
        fresh();
        assertRefused(order(WEB), "the ceiling is 20");
    }

    @Test
    void a_try_counts_for_exactly_a_day() throws Exception {
        for (int i = 0; i < Floor.PER_TARGET; i++) {
            log.begin(WEB.subject(), "sick", List.of("service:web"), "unit.restart", clock.now());
        }
        clock.advance(Floor.PER_TARGET_WINDOW);
        assertRefused(order(WEB), "the ceiling is 20");
        clock.advance(Duration.ofMillis(1));
        assertEquals(Decision.APPLIED, treat(order(WEB)).decision());
    }

    @Test
    void the_thirtieth_try_of_an_hour_is_made_and_the_one_after_it_is_not() throws Exception {
        for (int i = 0; i < Floor.PER_MACHINE - 1; i++) {
            log.begin("unit:other-" + i, "sick", List.of("service:web"), "unit.restart", clock.now());
        }
        assertEquals(Decision.APPLIED, treat(order(WEB)).decision());
        action.acted.clear();
        fresh();
        assertRefused(order(WEB), "the ceiling is 30");
        clock.advance(Floor.PER_MACHINE_WINDOW.plusMillis(1));
        assertEquals(Decision.APPLIED, treat(order(WEB)).decision());
    }

    @Test
    void tries_that_cannot_be_counted_forbid_another() {
        log.unreadable = true;
        assertRefused(order(WEB), "cannot be counted");
    }

    @Test
    void an_action_does_only_what_it_is_made_for() {
        Target model = new Target.OllamaModel(
                "model:tiny:latest", "tiny:latest", URI.create("http://127.0.0.1:11434"), START_WITHIN);
        known.put(model.subject(), model);
        fresh();
        assertRefused(order(model), "cannot act on");
        assertRefused(order("unit.dance", WEB), "there is no action unit.dance");
    }

    @Test
    void after_the_deadline_nothing_is_begun() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(1), clock);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(order(WEB), "time of this cycle", deadline);
        Deadline later = Deadline.in(Duration.ofMillis(1), clock);
        remedy.treat(order(WEB), curable(), later);
        assertEquals(List.of(WEB.subject()), action.acted);
    }
}
