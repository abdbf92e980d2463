package dev.selfheal.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.ledger.PauseFile;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.FixRecord.Decision;
import dev.selfheal.outcome.Status;
import dev.selfheal.verdict.AlertKind;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of others' healers, lived through on a scripted machine. */
class StoriesTest {
    private static final Duration CYCLE = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    private final Simulation life = new Simulation();
    private final Machine machine = life.machine;

    @AfterEach
    void end() {
        life.close();
    }

    /** So many daemons of no interest. */
    private void others(int count) {
        IntStream.range(0, count).forEach(i -> machine.daemon("other" + i));
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    private static List<Duration> times(Daemon daemon) {
        return daemon.orders.stream().map(Daemon.Order::at).toList();
    }

    private List<AlertKind> kinds(String subject) {
        return life.chronicle.about(subject).stream().map(Chronicle.Told::kind).toList();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "5, true"})
    void a_slow_starter_is_never_restarted_twice(long every, boolean notifies) throws InterruptedException {
        Daemon slow = machine.daemon("slow").startup(minutes(4), minutes(5));
        slow.notifies = notifies;
        others(4);
        machine.every(minutes(11), hours(1), hours(3), () -> slow.end(true));
        machine.boots(hours(3).plusMinutes(11), minutes(2));
        life.inventory(minutes(every)).until(hours(4));
        assertEquals(3, slow.orders.size(), () -> "once after each crash, never after the boot: " + slow.orders);
        for (int crash = 0; crash < 3; crash++) {
            Duration at = slow.orders.get(crash).at();
            Duration crashed = hours(crash).plusMinutes(11);
            assertTrue(
                    at.compareTo(crashed) >= 0 && at.compareTo(crashed.plus(minutes(every + 1))) <= 0,
                    slow.orders::toString);
        }
        assertEquals(Status.HEALTHY, life.cycle().status());
    }

    @Test
    void what_is_still_starting_is_left_alone_until_its_time_is_over_and_not_longer() throws InterruptedException {
        // It never answers, so that only the time it may take stands between two restarts.
        Daemon mute = machine.daemon("mute").startup(DAY, minutes(5));
        others(4);
        machine.at(minutes(30), () -> mute.start(minutes(30)));
        life.inventory(minutes(1)).until(minutes(60));
        List<Duration> times = times(mute);
        assertTrue(!times.isEmpty(), "never restarted");
        assertTrue(times.get(0).compareTo(minutes(35)) >= 0, () -> "too early after its start: " + times);
        assertTrue(times.get(0).compareTo(minutes(37)) <= 0, () -> "too late after its start: " + times);
        for (int i = 1; i < times.size(); i++) {
            Duration between = times.get(i).minus(times.get(i - 1));
            assertTrue(between.compareTo(minutes(5)) >= 0, () -> "within its time to start: " + times);
        }
        assertTrue(times.size() > 1, () -> "left alone for ever: " + times);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void what_restarts_do_not_cure_is_loaded_anew_on_the_next_rung(boolean curedByThat, int reloads)
            throws InterruptedException {
        Daemon stale = machine.daemon("stale");
        stale.curable = false;
        stale.stale = curedByThat;
        others(4);
        machine.at(minutes(62), () -> stale.hangs = true);
        life.inventory(CYCLE).until(hours(8));
        assertEquals(reloads, stale.reloads.size(), () -> "loaded anew: " + stale.reloads + " of " + stale.orders);
        assertEquals(3 + reloads, stale.orders.size(), () -> "restarts come first, and end: " + stale.orders);
        Duration third = stale.orders.get(2).at();
        assertTrue(third.compareTo(stale.reloads.get(0)) < 0, () -> "a reload before the third: " + stale.orders);
        assertEquals(
                curedByThat ? List.of(AlertKind.OPENED, AlertKind.RESOLVED) : List.of(AlertKind.OPENED),
                kinds("service:stale"));
        assertEquals(
                curedByThat ? Status.HEALTHY : Status.CRITICAL, life.cycle().status());
    }

    @Test
    void what_cannot_be_fixed_is_tried_within_its_budget_told_once_and_then_reminded_of() throws InterruptedException {
        Daemon hopeless = machine.daemon("hopeless");
        others(4);
        machine.at(minutes(62), () -> hopeless.crashes = true);
        life.inventory(CYCLE).until(hours(4));
        int first = hopeless.orders.size();
        assertTrue(first >= 3 && first <= 15, () -> "in three hours: " + hopeless.orders);
        life.inventory(minutes(60)).until(DAY.multipliedBy(9).plusHours(1));
        assertTrue(hopeless.orders.size() <= 15, () -> "in nine days: " + hopeless.orders);
        List<Chronicle.Told> told = life.chronicle.about("service:hopeless");
        assertEquals(AlertKind.OPENED, told.get(0).kind());
        assertTrue(told.stream().skip(1).allMatch(one -> one.kind() == AlertKind.REMINDER), told::toString);
        assertEquals(9, told.size(), told::toString);
        for (int i = 1; i < told.size(); i++) {
            Duration between = told.get(i).at().minus(told.get(i - 1).at());
            assertTrue(
                    between.compareTo(hours(24)) >= 0
                            && between.compareTo(hours(24).plus(minutes(61))) <= 0,
                    told::toString);
        }
        assertEquals(life.chronicle.told.size(), told.size(), "nothing else was told");
        FixRecord last = life.cycle().fixes().get(0);
        assertEquals(Decision.WITHHELD, last.decision());
        assertTrue(last.reason().contains("since it was last healthy"), last::reason);
    }

    @ParameterizedTest
    @CsvSource({"1415, false", "1455, true"})
    void what_was_given_up_is_tried_again_after_a_day_of_health_and_not_before(long well, boolean again)
            throws InterruptedException {
        Daemon hopeless = machine.daemon("hopeless");
        others(4);
        machine.at(minutes(62), () -> hopeless.crashes = true);
        life.inventory(minutes(60)).until(DAY.multipliedBy(7));
        int tried = hopeless.orders.size();
        assertEquals(15, tried, hopeless.orders::toString);
        Duration mended = machine.clocks.elapsed();
        hopeless.crashes = false;
        hopeless.start(mended);
        life.inventory(minutes(15)).until(mended.plusMinutes(well));
        assertEquals(
                AlertKind.RESOLVED,
                kinds("service:hopeless").get(kinds("service:hopeless").size() - 1));
        hopeless.end(true);
        life.inventory(CYCLE).until(mended.plusMinutes(well + 6));
        assertEquals(again ? tried + 1 : tried, hopeless.orders.size(), hopeless.orders::toString);
    }

    @Test
    void what_a_restart_cures_every_other_day_is_cured_for_ever() throws InterruptedException {
        Daemon leaky = machine.daemon("leaky");
        others(4);
        machine.every(hours(40), hours(40), DAY.multipliedBy(30), () -> leaky.end(true));
        life.inventory(hours(2)).until(DAY.multipliedBy(30));
        assertEquals(17, leaky.orders.size(), leaky.orders::toString);
        assertEquals(List.of(), life.chronicle.told, "what healed within a cycle alerts nobody");
    }

    @Test
    void what_a_restart_cures_for_five_minutes_is_tried_five_times_an_hour_and_fifteen_times_in_all()
            throws InterruptedException {
        Daemon weak = machine.daemon("weak");
        others(4);
        machine.every(minutes(4), CYCLE, DAY, () -> weak.end(true));
        life.inventory(CYCLE).until(hours(4));
        List<Duration> times = times(weak);
        assertEquals(15, times.size(), times::toString);
        for (int i = 5; i < times.size(); i++) {
            Duration hour = times.get(i).minus(times.get(i - 5));
            assertTrue(hour.compareTo(hours(1)) >= 0, times::toString);
        }
        assertEquals(minutes(60), times.get(5).minus(times.get(0)), () -> "as soon as it may: " + times);
        assertEquals(minutes(60), times.get(10).minus(times.get(5)), () -> "as soon as it may: " + times);
    }

    @Test
    void ten_that_need_one_are_left_alone_and_the_one_is_restarted() throws InterruptedException {
        Daemon common = machine.daemon("common");
        List<Daemon> ten = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> ten.add(machine.daemon("one" + i).needs(common)));
        machine.at(minutes(62), () -> common.end(true));
        machine.at(hours(2), () -> common.crashes = true);
        machine.at(hours(6), () -> {
            common.crashes = false;
            common.start(hours(6));
        });
        life.inventory(CYCLE).until(hours(2));
        assertEquals(1, common.orders.size());
        assertEquals(List.of(), life.chronicle.told, "healed within a cycle");
        life.until(hours(7));
        ten.forEach(one -> assertEquals(List.of(), one.orders, one.name));
        assertTrue(common.orders.size() <= 8, common.orders::toString);
        assertEquals(
                List.of("OPENED service.down service:common", "RESOLVED service.down service:common"),
                life.chronicle.told.stream().map(Object::toString).toList());
        assertEquals(Status.HEALTHY, life.cycle().status());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12})
    void ten_that_fail_at_once_for_no_known_reason_are_left_alone_and_told_once(int all) throws InterruptedException {
        others(all - 10);
        List<Daemon> ten = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> ten.add(machine.daemon("one" + i)));
        machine.at(minutes(62), () -> ten.forEach(one -> one.hangs = true));
        machine.at(minutes(83), () -> ten.forEach(one -> one.hangs = false));
        life.inventory(CYCLE).until(hours(3));
        machine.daemons().forEach(one -> assertEquals(List.of(), one.orders, one.name));
        assertEquals(2, life.chronicle.told.size(), life.chronicle.told::toString);
        assertEquals(
                List.of(AlertKind.OPENED, AlertKind.RESOLVED),
                life.chronicle.told.stream().map(Chronicle.Told::kind).toList());
    }

    @ParameterizedTest
    @CsvSource({"3, 6, true", "3, 7, false", "2, 4, false"})
    void half_of_all_and_three_at_least_are_a_storm(int sick, int all, boolean storm) throws InterruptedException {
        List<Daemon> down = new ArrayList<>();
        IntStream.range(0, sick).forEach(i -> down.add(machine.daemon("one" + i)));
        others(all - sick);
        StringBuilder yaml = new StringBuilder("services:\n");
        machine.daemons().forEach(one -> yaml.append(one.entry(true)));
        machine.at(minutes(12), () -> down.forEach(one -> one.end(true)));
        life.inventory(yaml.toString()).until(minutes(25));
        down.forEach(one -> assertEquals(storm ? 0 : 1, one.orders.size(), one.name));
    }

    /** Until it is known to flap, what was well for two cycles and is not again is told again: once. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2"})
    void what_comes_and_goes_is_told_and_then_no_more_until_it_stays_well(long cycles, int most)
            throws InterruptedException {
        Daemon flapping = machine.daemon("flapping");
        flapping.curable = false;
        others(4);
        Duration half = CYCLE.multipliedBy(cycles);
        machine.every(minutes(62), half.multipliedBy(2), hours(8), () -> flapping.hangs = true);
        machine.every(minutes(62).plus(half), half.multipliedBy(2), hours(9), () -> flapping.hangs = false);
        life.inventory(CYCLE).until(hours(8));
        List<Chronicle.Told> told = life.chronicle.told;
        long opened =
                told.stream().filter(one -> one.kind() == AlertKind.OPENED).count();
        assertTrue(opened >= 1 && opened <= most, told::toString);
        assertTrue(
                told.stream().allMatch(one -> one.at().compareTo(hours(3)) < 0), () -> "long known to flap: " + told);
        int restarts = flapping.orders.size();
        assertTrue(restarts <= 5, flapping.orders::toString);
        life.until(hours(11));
        assertEquals(restarts, flapping.orders.size(), "it came back by itself");
        assertEquals(AlertKind.RESOLVED, told.get(told.size() - 1).kind(), told::toString);
    }

    /** The pause names what is sick, what is acted on, or everything. */
    @ParameterizedTest
    @ValueSource(strings = {"service:left", "unit:left.service", "selfheal"})
    void a_pause_that_nobody_lifted_ends_and_not_before_its_time(String paused) throws Exception {
        Daemon left = machine.daemon("left");
        others(4);
        life.inventory(CYCLE).until(minutes(30));
        new PauseFile(life.state, machine.clocks).pause(paused, "away", hours(2));
        machine.at(minutes(31), () -> left.end(true));
        // Asleep or awake, it ends at its time.
        machine.asleep(minutes(61), minutes(30));
        life.until(minutes(149));
        assertEquals(List.of(), left.orders, "while it is paused");
        assertEquals(List.of(AlertKind.OPENED), kinds("service:left"), "a pause stops no alert");
        life.until(minutes(156));
        assertEquals(1, left.orders.size(), "when the pause is over");
        life.until(minutes(170));
        assertEquals(List.of(AlertKind.OPENED, AlertKind.RESOLVED), kinds("service:left"));
    }

    @Test
    void a_kill_switch_that_was_forgotten_ends_after_a_week() throws Exception {
        Daemon left = machine.daemon("left");
        others(4);
        life.inventory(hours(1)).until(hours(1));
        Files.setLastModifiedTime(Files.createFile(life.state.resolve("stop")), FileTime.from(machine.clocks.now()));
        machine.at(hours(1).plusMinutes(1), () -> left.end(true));
        life.until(DAY.multipliedBy(7).plusHours(1));
        assertEquals(List.of(), left.orders, "while it is set");
        life.until(DAY.multipliedBy(7).plusHours(3));
        assertEquals(1, left.orders.size(), "when it is forgotten");
    }

    @Test
    void a_night_asleep_causes_nothing() throws InterruptedException {
        others(6);
        for (int night = 0; night < 3; night++) {
            Duration asleep = DAY.multipliedBy(night).plusHours(10).plusSeconds(night * 37L);
            machine.asleep(asleep, hours(9));
            // Nothing answers until the network is back.
            machine.at(
                    asleep.plus(Duration.ofMillis(1)), () -> machine.daemons().forEach(one -> one.hangs = true));
            machine.at(
                    asleep.plusHours(9).plusSeconds(40), () -> machine.daemons().forEach(one -> one.hangs = false));
        }
        life.inventory(minutes(15)).until(DAY.multipliedBy(3));
        machine.daemons().forEach(one -> assertEquals(List.of(), one.orders, one.name));
        assertEquals(List.of(), life.chronicle.told);
        assertTrue(life.chronicle.cycles.size() < 3 * 24 * 4 * 16 / 24, "it never slept");
    }

    @ParameterizedTest
    @ValueSource(longs = {-25, 25})
    void a_clock_set_by_a_day_neither_empties_a_budget_nor_blocks_it(long hours) throws InterruptedException {
        Daemon hopeless = machine.daemon("hopeless");
        others(4);
        machine.at(minutes(62), () -> hopeless.crashes = true);
        machine.at(hours(3), () -> {
            machine.clocks.set(hours(hours));
            life.promises.forget();
        });
        life.inventory(minutes(60)).until(DAY.multipliedBy(8));
        assertEquals(15, hopeless.orders.size(), hopeless.orders::toString);
        assertEquals(
                1,
                kinds("service:hopeless").stream()
                        .filter(AlertKind.OPENED::equals)
                        .count());
    }

    @Test
    void what_runs_but_is_not_well_is_restarted_in_the_second_bad_cycle_and_resolved_after_two_good_ones()
            throws InterruptedException {
        Daemon wrong = machine.daemon("wrong");
        others(4);
        machine.at(minutes(11), () -> wrong.hangs = true);
        machine.at(minutes(16), () -> wrong.hangs = false);
        // Long enough after the first time for that to be forgotten.
        machine.at(minutes(181), () -> {
            wrong.hangs = true;
            wrong.curable = false;
        });
        machine.at(minutes(191), () -> wrong.hangs = false);
        life.inventory(CYCLE).until(minutes(175));
        assertEquals(List.of(), wrong.orders, "one bad cycle");
        assertEquals(List.of(), life.chronicle.told, "one bad cycle");
        life.until(minutes(210));
        assertEquals(1, wrong.orders.size(), wrong.orders::toString);
        assertEquals(minutes(190), wrong.orders.get(0).at().truncatedTo(ChronoUnit.MINUTES), "in the second bad cycle");
        List<Chronicle.Told> told = life.chronicle.told;
        assertEquals(
                List.of(AlertKind.OPENED, AlertKind.RESOLVED),
                told.stream().map(Chronicle.Told::kind).toList());
        assertEquals(minutes(190), told.get(0).at().truncatedTo(ChronoUnit.MINUTES));
        assertEquals(minutes(200), told.get(1).at().truncatedTo(ChronoUnit.MINUTES), "in the second good cycle");
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "22, 20"})
    void twenty_fixes_an_hour_are_enough_for_one_machine(int failing, int fixed) throws InterruptedException {
        List<Daemon> many = IntStream.range(0, failing)
                .mapToObj(i -> machine.daemon("one" + i))
                .toList();
        others(25);
        // Two in each cycle are no storm.
        IntStream.range(0, failing)
                .forEach(i ->
                        machine.at(minutes(62 + 5L * (i / 2)), () -> many.get(i).end(true)));
        life.inventory(CYCLE).until(minutes(119));
        assertEquals(fixed, many.stream().mapToInt(one -> one.orders.size()).sum(), "within the hour");
        life.until(minutes(140));
        many.forEach(one -> assertEquals(1, one.orders.size(), one.name));
        assertEquals(Status.HEALTHY, life.cycle().status());
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "4, 50"})
    void what_changed_six_times_flaps_and_until_fewer_than_four_of_its_changes_are_left(int bouts, long began)
            throws InterruptedException {
        Daemon odd = machine.daemon("odd");
        others(4);
        // The first bad cycle is no change: n bouts are 2 n - 1.
        for (int bout = 0; bout < bouts; bout++) {
            machine.at(minutes(11 + 10L * bout), () -> odd.hangs = true);
            machine.at(minutes(16 + 10L * bout), () -> odd.hangs = false);
        }
        List<Duration> flapping = new ArrayList<>();
        life.watch(outcome -> {
            if (outcome.verdict().findings().stream()
                    .anyMatch(finding -> finding.rule().startsWith("flapping."))) {
                flapping.add(machine.clocks.elapsed().truncatedTo(ChronoUnit.MINUTES));
            }
        });
        life.inventory(CYCLE).until(minutes(200));
        assertEquals(List.of(), odd.orders, "each time it was well again before it would have been restarted");
        if (began == 0) {
            assertEquals(List.of(), flapping);
        } else {
            assertEquals(minutes(began), flapping.get(0), flapping::toString);
            // The last four of the seven, from 35 minutes on, are among the last 21 cycles for the last time.
            assertEquals(minutes(135), flapping.get(flapping.size() - 1), flapping::toString);
        }
    }

    @Test
    void a_variable_that_three_jobs_lost_is_one_trouble_and_restarts_nothing() throws InterruptedException {
        List<Daemon> three = new ArrayList<>();
        IntStream.range(0, 3).forEach(i -> three.add(machine.daemon("job" + i)));
        others(5);
        StringBuilder yaml = new StringBuilder("units:\n");
        three.forEach(one -> {
            one.wants.add("PATH");
            yaml.append("  - {name: ").append(one.name).append(", critical: true, environment: [PATH]}\n");
        });
        yaml.append("services:\n");
        machine.daemons().forEach(one -> yaml.append(one.entry(true)));
        machine.at(minutes(62), () -> three.forEach(one -> one.lost.add("PATH")));
        machine.at(
                hours(4),
                () -> three.forEach(one -> {
                    one.lost.clear();
                    one.start(hours(4));
                }));
        life.inventory(yaml.toString()).until(hours(5));
        three.forEach(one -> assertEquals(List.of(), one.orders, one.name));
        assertEquals(
                List.of("OPENED variable.shared variable:PATH", "RESOLVED variable.shared variable:PATH"),
                life.chronicle.told.stream().map(Object::toString).toList());
        assertEquals(Status.HEALTHY, life.cycle().status());
    }
}
