package dev.selfheal.simulation;

import dev.selfheal.alert.AlertLine;
import dev.selfheal.alert.Sink;
import dev.selfheal.cycle.Memory;
import dev.selfheal.cycle.Pass;
import dev.selfheal.cycle.Setup;
import dev.selfheal.fix.Action;
import dev.selfheal.fix.JobReload;
import dev.selfheal.fix.ServiceRestart;
import dev.selfheal.fix.UnitRestart;
import dev.selfheal.fix.UnitStart;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.InventoryReader;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.Reading;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.Outcome.Mode;
import dev.selfheal.policy.Policy;
import dev.selfheal.policy.Shipped;
import dev.selfheal.policy.lint.Vocabulary;
import dev.selfheal.probe.Doors;
import dev.selfheal.redact.Names;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Real cycles over a scripted machine, each as a process of its own would have it: the memory is read from the disk anew. The
 * disk is one in memory where there is such a thing, since a month of cycles writes a good deal.
 */
final class Simulation implements AutoCloseable {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Path IN_MEMORY = Path.of("/dev/shm");
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Programs NONE = invocation -> new Ran.Missing("no such program here");

    /** Compiled once for all machines of this JVM: it takes as long as hundreds of cycles. They change nothing in it. */
    private static final class Rules {
        static final Policy POLICY = Policy.open(
                Shipped.RULES,
                Shipped.HOME.resolve("nothing-kept"),
                false,
                "simulation",
                Duration.ofSeconds(60),
                Vocabulary.SHIPPED);
    }

    final Machine machine;
    final Path folder;
    final Path state;
    private Duration every = Duration.ofMinutes(5);
    private final List<Consumer<Outcome>> watchers = new ArrayList<>();
    final Chronicle chronicle;
    final Promises promises;
    private Inventory inventory;

    Simulation() {
        try {
            folder = Files.isWritable(IN_MEMORY)
                    ? Files.createTempDirectory(IN_MEMORY, "selfheal-simulation")
                    : Files.createTempDirectory("selfheal-simulation");
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        state = folder.resolve("state");
        machine = new Machine(folder.resolve("root"));
        chronicle = new Chronicle(machine.clocks);
        promises = new Promises(machine, state);
        watch(chronicle).watch(promises);
    }

    /** An inventory of all that the machine runs, each as a critical service, checked that often. */
    Simulation inventory(Duration interval) {
        StringBuilder yaml = new StringBuilder("every: " + interval.toMinutes() + "m\nservices:\n");
        machine.daemons().forEach(daemon -> yaml.append(daemon.entry(true)));
        return inventory(yaml.toString());
    }

    /** From now on this is the inventory. */
    Simulation inventory(String yaml) {
        try {
            // What is shown of a life is tested elsewhere, and would take a seventh of it.
            Path file = Files.writeString(folder.resolve("selfheal.yaml"), "version: 1\nreport: false\n" + yaml);
            Reading reading = new InventoryReader(folder, Platform.LINUX, trusted -> Optional.empty()).read(file);
            inventory = reading.inventory()
                    .orElseThrow(() -> new IllegalArgumentException(reading.problems() + "\n" + yaml));
            every = inventory.settings().every();
            return this;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    Simulation watch(Consumer<Outcome> watcher) {
        watchers.add(watcher);
        return this;
    }

    /** Lives on until that true time, a cycle at a time. */
    Simulation until(Duration end) throws InterruptedException {
        while (machine.clocks.elapsed().compareTo(end) < 0) {
            Duration began = machine.clocks.elapsed();
            cycle();
            Duration next = began.plus(every);
            machine.goOn(
                    next.compareTo(machine.clocks.elapsed()) > 0
                            ? next
                            : machine.clocks.elapsed().plusSeconds(1));
        }
        return this;
    }

    Outcome cycle() throws InterruptedException {
        machine.settled();
        Memory memory = Memory.open(state, true, machine.clocks);
        machine.busy(true);
        Outcome outcome = new Pass(setup(memory), memory).run();
        machine.busy(false);
        watchers.forEach(watcher -> watcher.accept(outcome));
        return outcome;
    }

    private Setup setup(Memory memory) {
        Doors doors = new Doors(machine.clocks, NONE, machine, machine, memory.notebook(), machine.root);
        List<Action> actions = List.of(
                new ServiceRestart(machine, NONE, machine.clocks, false),
                new UnitStart(machine),
                new UnitRestart(machine),
                new JobReload(machine, "unit"));
        return new Setup(
                ID.format(machine.clocks.now()),
                "simulated",
                "test",
                Mode.HEAL,
                inventory,
                List.of(),
                Rules.POLICY,
                "simulated",
                doors,
                actions,
                List.of(new Taken()),
                budget(),
                Set.of("selfheal"),
                new Names("", "", ""));
    }

    /** As long as the program itself lets a cycle last. */
    private Duration budget() {
        Duration share = every.multipliedBy(4).dividedBy(5);
        return share.compareTo(LONGEST) < 0 ? share : LONGEST;
    }

    /** Takes every alert. */
    private static final class Taken implements Sink {
        @Override
        public String name() {
            return "simulated";
        }

        @Override
        public String identity() {
            return "simulated";
        }

        @Override
        public Optional<String> deliver(AlertLine line, Duration within) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
