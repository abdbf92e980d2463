package dev.selfheal.cli;

import dev.selfheal.cycle.Memory;
import dev.selfheal.cycle.Pass;
import dev.selfheal.install.OwnLog;
import dev.selfheal.ledger.Lock;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.outcome.TextReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code selfheal run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "One cycle: observes, judges, heals what it safely can, and records it. Without an inventory it discovers"
                        + " what is here and only observes.")
final class RunCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final Quiet quiet = new Quiet();

    @Option(names = "--dry-run", description = "print the plan and what holds it back; do and leave nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "print the outcome as JSON")
    private boolean json;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "the file that all this is appended to, as an installed job's is: kept below 1 MB, with another MB beside it")
    private @Nullable Path log;

    RunCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (log != null && !dryRun) {
            new OwnLog(log).shorten().ifPresent(trouble -> here.err().println("selfheal: " + trouble));
        }
        Workshop workshop = new Workshop(here, places);
        Path state = places.state(here);
        if (dryRun) {
            return cycle(workshop, () -> Memory.open(state, false, workshop.clock));
        }
        Lock.Asked asked = Lock.acquire(state, ProcessHandle.current().pid(), workshop.clock.now());
        if (asked instanceof Lock.Busy busy) {
            here.err()
                    .println("selfheal: another cycle is running (process " + busy.pid() + ", since " + busy.since()
                            + "); this one did nothing");
            return Selfheal.COULD_NOT_RUN;
        }
        if (asked instanceof Lock.Unavailable unavailable) {
            // It stops no observation, but one cycle at a time is a part of the floor.
            return cycle(workshop, () -> Memory.withoutLock(state, unavailable.problem(), workshop.clock));
        }
        try {
            return cycle(workshop, () -> Memory.open(state, true, workshop.clock));
        } finally {
            ((Lock.Held) asked).lock().close();
        }
    }

    private int cycle(Workshop workshop, Supplier<Memory> opening) throws InterruptedException {
        Inventories inventories = new Inventories(here, places, workshop);
        Chosen chosen = inventories.choose(!dryRun, workshop);
        if (chosen.inventory().isEmpty() && (inventories.everUsed() || !mayDiscover(chosen))) {
            chosen.problems().forEach(problem -> here.err().println(problem));
            return Selfheal.WRONG_USAGE;
        }
        Memory memory = opening.get();
        Progress progress = quiet.progress(here, workshop.clock);
        Outcome outcome =
                new Pass(new Wiring(here, workshop).setup(chosen, dryRun, memory, progress::at), memory).run();
        progress.away();
        here.out().print(json ? OutcomeJson.pretty(outcome) : report(workshop).print(outcome));
        here.out().flush();
        return outcome.exitStatus();
    }

    /** Only where there is no inventory at all, and none was asked for by name. */
    private boolean mayDiscover(Chosen chosen) {
        return !places.inventoryNamed() && chosen.absent();
    }

    private TextReport report(Workshop workshop) {
        return new TextReport(workshop.clock.zone(), here.width(), here.colour());
    }
}
