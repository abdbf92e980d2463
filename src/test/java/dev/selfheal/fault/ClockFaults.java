package dev.selfheal.fault;

import dev.selfheal.fault.Ordeal.Then;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The wall clock is set by a day, forward or back, between two cycles or in the middle of one. */
final class ClockFaults {
    private ClockFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (int days : new int[] {1, -1}) {
            String way = "clock set " + (days > 0 ? "forward" : "back") + " a day ";
            faults.add(new Fault(way + "between two cycles", folder -> between(way, folder, Duration.ofDays(days))));
            faults.add(new Fault(way + "in the middle of one", folder -> during(way, folder, Duration.ofDays(days))));
        }
        return faults;
    }

    /** A boot time that is later than the cycle before reads as a boot, which is as careful. */
    private static String jumped(Duration by) {
        // A little more or less, as long as the cycles took.
        return by.isNegative() ? "\"clockJump\":\"PT-2[34]H" : "\"clockJump\":\"PT2[34]H|\"booted\":true";
    }

    private static Row between(String way, Path folder, Duration by) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        SetClock clock = new SetClock();
        ClockedCycle cycles = new ClockedCycle(victim, clock);
        return new Ordeal(way + "between two cycles", victim)
                .strike(() -> clock.set(by))
                .struck(cycles.cycle(), Then.HEALS, jumped(by))
                .strike(victim::sicken)
                .struck(cycles.cycle(), Then.HEALS, "")
                .mended(() -> clock.set(by.negated()))
                .next(Then.HEALS)
                .row();
    }

    /** While the check is run, so that what is seen and what is done have times a day apart. */
    private static Row during(String way, Path folder, Duration by) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        SetClock clock = new SetClock();
        ClockedCycle cycles = new ClockedCycle(victim, clock);
        return new Ordeal(way + "in the middle of one", victim)
                .strike(() -> cycles.onceDuringRepair(() -> clock.set(by)))
                .struck(cycles.cycle(), Then.HEALS, "")
                .strike(victim::sicken)
                .struck(cycles.cycle(), Then.HEALS, jumped(by))
                .mended(() -> clock.set(by.negated()))
                .next(Then.HEALS)
                .row();
    }
}
