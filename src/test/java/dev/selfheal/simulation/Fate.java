package dev.selfheal.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A machine and its misfortunes, drawn from a seed; all of them end. */
final class Fate {
    private static final List<Duration> STARTS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(90));
    private static final List<Duration> ALLOWED =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    private final Random random;
    private final Simulation life;
    private final Machine machine;
    private final Duration end;
    private final List<String> told = new ArrayList<>();

    /** @param end when all is well again */
    Fate(long seed, Simulation life, Duration end) {
        this.random = new Random(seed);
        this.life = life;
        this.machine = life.machine;
        this.end = end;
        daemons();
        life.inventory(inventory());
        int blows = 5 + random.nextInt(10);
        for (int i = 0; i < blows; i++) {
            blow();
        }
        machine.at(end, this::mend);
    }

    /** What was drawn, for people. */
    String story() {
        return String.join("; ", told);
    }

    private void daemons() {
        int count = 3 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Daemon daemon = machine.daemon("d" + i).startup(any(STARTS), any(ALLOWED));
            daemon.notifies = random.nextInt(3) == 0;
            daemon.curable = random.nextInt(4) > 0;
            if (random.nextInt(3) == 0) {
                daemon.wants.add("PATH");
            }
            for (Daemon earlier : machine.daemons()) {
                if (earlier != daemon && random.nextInt(5) == 0) {
                    daemon.needs(earlier);
                }
            }
        }
    }

    private String inventory() {
        StringBuilder units = new StringBuilder();
        StringBuilder services = new StringBuilder("services:\n");
        for (Daemon daemon : machine.daemons()) {
            boolean critical = random.nextInt(3) > 0;
            services.append(daemon.entry(critical));
            if (!daemon.wants.isEmpty() || random.nextInt(3) == 0) {
                units.append("  - {name: " + daemon.name + ", critical: " + critical + ", start_within: "
                        + daemon.allowed.toSeconds() + "s"
                        + (daemon.wants.isEmpty() ? "" : ", environment: " + daemon.wants) + "}\n");
            }
        }
        return (units.isEmpty() ? "" : "units:\n" + units) + services;
    }

    private void blow() {
        Duration at = Duration.ofSeconds(random.nextInt((int) end.toSeconds()));
        Duration drawn = at.plusSeconds(60 + random.nextInt(4 * 3600));
        Duration until = drawn.compareTo(end) < 0 ? drawn : end;
        Daemon one = any(machine.daemons());
        int kind = random.nextInt(15);
        told.add(kind + " " + one.name + " " + at + " to " + until);
        switch (kind) {
            case 0 -> machine.at(at, () -> one.end(true));
            case 1 -> machine.at(at, () -> one.end(false));
            case 2 -> during(at, until, () -> one.crashes = true, () -> one.crashes = false);
            case 3 -> during(at, until, () -> one.hangs = true, () -> one.hangs = false);
            case 4 -> during(at, until, () -> one.hidden = true, () -> one.hidden = false);
            case 5 -> {
                Duration half = Duration.ofSeconds(60 + random.nextInt(900));
                machine.every(at, half.multipliedBy(2), until, () -> one.hangs = true);
                machine.every(
                        at.plus(half), half.multipliedBy(2), until.plus(half.multipliedBy(2)), () -> one.hangs = false);
            }
            case 6 -> machine.at(at, () -> machine.daemons().forEach(all -> all.end(true)));
            case 7 ->
                during(
                        at,
                        until,
                        () -> machine.daemons().forEach(all -> all.lost.addAll(all.wants)),
                        () -> machine.daemons().forEach(all -> all.lost.clear()));
            case 8 -> machine.asleep(at, until.minus(at));
            case 9 -> machine.boots(at, Duration.ofSeconds(30 + random.nextInt(600)));
            case 10 ->
                machine.at(at, () -> {
                    machine.clocks.set(Duration.ofSeconds(random.nextInt(200_000) - 100_000));
                    life.promises.forget();
                });
            case 11 -> {
                machine.memory(at, 100_000);
                machine.memory(until, 8L << 20);
            }
            case 13 -> machine.at(at, () -> life.promises.paused(one, until.minus(at)));
            case 12 ->
                during(
                        at,
                        until,
                        () -> {
                            one.disabled = true;
                            one.end(false);
                        },
                        () -> one.disabled = false);
            default -> machine.at(at, () -> one.start(machine.clocks.elapsed()));
        }
    }

    private void during(Duration from, Duration to, Runnable begin, Runnable finish) {
        machine.at(from, begin);
        machine.at(to, finish);
    }

    /** Its owner comes home and mends everything. */
    private void mend() {
        for (Daemon daemon : machine.daemons()) {
            daemon.crashes = false;
            daemon.hangs = false;
            daemon.hidden = false;
            daemon.disabled = false;
            daemon.lost.clear();
            daemon.start(machine.clocks.elapsed());
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
