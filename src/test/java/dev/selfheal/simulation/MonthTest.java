package dev.selfheal.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Status;
import dev.selfheal.verdict.AlertKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A month on one machine that sleeps at night, with one trouble after the other. */
class MonthTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS = 30;

    private final Simulation life = new Simulation();
    private final Machine machine = life.machine;

    private static Duration day(int day, int hour, int minute) {
        return DAY.multipliedBy(day).plusHours(hour).plusMinutes(minute);
    }

    private static List<AlertKind> kinds(List<Chronicle.Told> told) {
        return told.stream().map(Chronicle.Told::kind).toList();
    }

    @Test
    void thirty_days_with_everything_that_broke_others() throws InterruptedException {
        Daemon slow = machine.daemon("slow").startup(Duration.ofMinutes(4), Duration.ofMinutes(5));
        Daemon hopeless = machine.daemon("hopeless");
        Daemon common = machine.daemon("common");
        List<Daemon> needy = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            needy.add(machine.daemon("needy" + i).needs(common));
        }
        for (int day = 0; day < DAYS; day++) {
            machine.asleep(day(day, 11, 7), Duration.ofHours(8));
        }
        for (int day = 1; day < DAYS; day += 9) {
            machine.at(day(day, 3, 2), () -> slow.end(true));
        }
        machine.at(day(3, 1, 2), () -> hopeless.crashes = true);
        machine.at(day(12, 1, 2), () -> {
            hopeless.crashes = false;
            hopeless.start(machine.clocks.elapsed());
        });
        machine.at(day(14, 1, 2), () -> common.crashes = true);
        machine.at(day(14, 6, 2), () -> {
            common.crashes = false;
            common.start(machine.clocks.elapsed());
        });
        machine.boots(day(20, 5, 3), Duration.ofMinutes(2));
        machine.at(day(24, 2, 2), () -> machine.clocks.set(Duration.ofHours(25)));
        machine.at(day(25, 2, 2), () -> machine.clocks.set(Duration.ofHours(-25)));
        life.inventory(Duration.ofMinutes(30)).until(DAY.multipliedBy(DAYS));

        assertEquals(4, slow.orders.size(), () -> "once for each crash: " + slow.orders);
        assertTrue(hopeless.orders.size() <= 15, hopeless.orders::toString);
        assertTrue(common.orders.size() >= 3 && common.orders.size() <= 6, common.orders::toString);
        needy.forEach(one -> assertEquals(List.of(), one.orders, one.name));
        List<Chronicle.Told> about = life.chronicle.about("service:hopeless");
        assertEquals(AlertKind.OPENED, about.get(0).kind());
        assertEquals(AlertKind.RESOLVED, about.get(about.size() - 1).kind());
        assertEquals(10, about.size(), () -> "one for each of eight days between: " + about);
        assertEquals(Set.of(AlertKind.REMINDER), Set.copyOf(kinds(about.subList(1, 9))));
        assertEquals(List.of(AlertKind.OPENED, AlertKind.RESOLVED), kinds(life.chronicle.about("service:common")));
        Set<String> subjects = new TreeSet<>();
        life.chronicle.told.forEach(one -> subjects.add(one.subject()));
        assertEquals(Set.of("service:common", "service:hopeless"), subjects, life.chronicle.told::toString);
        Outcome last = life.cycle();
        assertEquals(Status.HEALTHY, last.status());
        life.promises.end(last);
        life.close();
    }
}
