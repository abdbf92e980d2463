package dev.selfheal.simulation;

import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.outcome.Status;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The history of a week as it is written: real cycles, one every five minutes, over a scripted machine with four services and
 * their jobs, files, a folder, a log and a disk. Every other day something ends and is started again, one thing that another needs
 * is down for 40 minutes, and one that cannot be cured for a day.
 */
public final class RecordedWeek {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private RecordedWeek() {}

    /**
     * What was written.
     *
     * @param facts of the last judgements of all cycles together
     * @param well how many cycles found nothing wrong
     */
    public record Written(long facts, long well) {}

    /** Writes so many cycles, one on each line. */
    public static Written write(Path file, int cycles) throws IOException, InterruptedException {
        AtomicLong facts = new AtomicLong();
        AtomicLong well = new AtomicLong();
        try (BufferedWriter out = Files.newBufferedWriter(file);
                Simulation life = new Simulation()) {
            script(life);
            life.watch(outcome -> {
                facts.addAndGet(outcome.facts().size());
                well.addAndGet(outcome.status() == Status.HEALTHY ? 1 : 0);
                line(out, outcome);
            });
            life.until(EVERY.multipliedBy(cycles));
        }
        return new Written(facts.get(), well.get());
    }

    private static void script(Simulation life) throws IOException {
        Machine machine = life.machine;
        Daemon slow = machine.daemon("slow").startup(Duration.ofMinutes(2), Duration.ofMinutes(5));
        Daemon hopeless = machine.daemon("hopeless");
        Daemon common = machine.daemon("common");
        Daemon needy = machine.daemon("needy").needs(common);
        machine.every(Duration.ofHours(2), DAY.multipliedBy(3), WEEK, () -> slow.end(true));
        machine.every(Duration.ofHours(27), DAY.multipliedBy(3), WEEK, () -> needy.end(true));
        down(machine, common, DAY.plusHours(14), Duration.ofMinutes(40));
        down(machine, hopeless, DAY.multipliedBy(3), DAY);
        StringBuilder yaml = new StringBuilder("every: 5m\nservices:\n");
        machine.daemons().forEach(daemon -> yaml.append(daemon.entry(true)));
        yaml.append("files:\n");
        for (int i = 0; i < 2; i++) {
            yaml.append("  - {path: ").append(made(life, "file" + i)).append(", max_age: 3000d}\n");
        }
        yaml.append("directories:\n  - {path: ").append(life.state).append("}\n");
        yaml.append("logs:\n  - {path: ").append(made(life, "one.log")).append("}\n");
        yaml.append("disks:\n  - {path: /, min_free: 1%}\n");
        life.inventory(yaml.toString());
    }

    private static void down(Machine machine, Daemon daemon, Duration from, Duration time) {
        machine.at(from, () -> daemon.crashes = true);
        machine.at(from.plus(time), () -> {
            daemon.crashes = false;
            daemon.start(machine.clocks.elapsed());
        });
    }

    private static Path made(Simulation life, String name) throws IOException {
        Path file = Files.writeString(life.folder.resolve(name), "{}\n");
        Files.setLastModifiedTime(file, FileTime.from(life.machine.clocks.now()));
        return file;
    }

    private static void line(BufferedWriter out, Outcome outcome) {
        try {
            out.write(OutcomeJson.line(outcome));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
