package dev.selfheal.fault;

import dev.selfheal.alert.BusFile;
import dev.selfheal.alert.Wording;
import dev.selfheal.cli.Box;
import dev.selfheal.cycle.Memory;
import dev.selfheal.cycle.Pass;
import dev.selfheal.cycle.Setup;
import dev.selfheal.fix.Action;
import dev.selfheal.fix.CommandRun;
import dev.selfheal.fix.DirectoryCreate;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.InventoryReader;
import dev.selfheal.inventory.Platform;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.policy.Policies;
import dev.selfheal.policy.Policy;
import dev.selfheal.policy.lint.Vocabulary;
import dev.selfheal.probe.Doors;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.redact.Names;
import dev.selfheal.supervisor.Systemctl;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.SystemPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Whole cycles of a victim by another clock than the machine's. */
final class ClockedCycle {
    private static final Path PROC = Path.of("/proc");
    private static final Duration BUDGET = Duration.ofMinutes(4);

    private final Victim victim;
    private final Clock clock;
    private final AtomicReference<Runnable> during = new AtomicReference<>(() -> {});
    private final Programs programs = invocation -> {
        if (invocation.command().get(0).endsWith("/repair")) {
            during.getAndSet(() -> {}).run();
        }
        return new SystemPrograms(Map.of()).run(invocation);
    };

    ClockedCycle(Victim victim, Clock clock) {
        this.victim = victim;
        this.clock = clock;
    }

    /** Does this once, when the next repair is about to be run. */
    void onceDuringRepair(Runnable act) {
        during.set(act);
    }

    Cycle cycle() {
        return Cycle.of(victim, () -> {
            try {
                Outcome outcome = run();
                return new Box.Done(outcome.exitStatus(), OutcomeJson.pretty(outcome), "");
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stop);
            }
        });
    }

    /** A kernel whose clock is set tells another boot time too. */
    private Path root() {
        Path root = victim.box.folder.resolve("root");
        long ahead = clock.now().getEpochSecond() - Clock.SYSTEM.now().getEpochSecond();
        for (String name : List.of("stat", "loadavg", "meminfo", "uptime")) {
            String text = Pattern.compile("(?m)^btime (\\d+)$")
                    .matcher(Box.text(PROC.resolve(name)))
                    .replaceAll(found -> "btime " + (Long.parseLong(found.group(1)) + ahead));
            victim.box.write("root/proc/" + name, text);
        }
        return root;
    }

    private Outcome run() throws InterruptedException {
        Path file = victim.box.folder.resolve("selfheal.yaml");
        Inventory inventory = new InventoryReader(victim.box.home, Platform.LINUX, path -> Optional.empty())
                .read(file)
                .inventory()
                .orElseThrow();
        Memory memory = Memory.open(victim.state(), true, clock);
        List<Action> actions = List.of(new DirectoryCreate(), new CommandRun(programs));
        Policy policy = Policy.open(
                Box.PROJECT.resolve("rules"),
                victim.state().resolve("clocked"),
                true,
                "clocked",
                Policies.JUDGEMENT_LIMIT,
                new Vocabulary(
                        OwnKinds.NONE,
                        // The shipped rules ask for these beside what is done here.
                        Set.of(
                                "service.restart",
                                "agent.enable",
                                "agent.load",
                                "agent.restart",
                                "agent.reload",
                                "unit.reload",
                                "unit.start",
                                "unit.restart",
                                "directory.create",
                                "log.rotate",
                                "model.pull",
                                "command.run")));
        Doors doors = new Doors(
                clock,
                programs,
                new PlainHttp(),
                new Systemctl(programs, "systemctl", victim.box.home, PROC),
                memory.notebook(),
                root());
        return new Pass(
                        new Setup(
                                clock.now().toString(),
                                "box",
                                "test",
                                Outcome.Mode.HEAL,
                                inventory,
                                List.of(),
                                policy,
                                "",
                                doors,
                                actions,
                                List.of(new BusFile(victim.bus(), System.getProperty("user.name"), Wording.PLAIN)),
                                BUDGET,
                                Set.of(),
                                new Names("", "", "")),
                        memory)
                .run();
    }
}
