package dev.selfheal.probe;

import dev.selfheal.fact.Enablement;
import dev.selfheal.fact.Expectation;
import dev.selfheal.fact.JobState;
import dev.selfheal.fact.Unit;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.supervisor.Job;
import dev.selfheal.supervisor.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One probe for each systemd user unit of the inventory, and for each that runs one of its services. */
public final class UnitProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        Tools tools = Tools.of(inventory, doors);
        return entries(inventory).stream()
                .<Probe>map(entry -> new JobProbe(
                        new JobProbe.Expected(
                                "unit", entry.name(), entry.subject(), entry.critical(), entry.environment()),
                        doors.supervisor(),
                        tools,
                        (seen, runningFor, missing) -> fact(entry, seen, runningFor, missing)))
                .toList();
    }

    /** Those of the inventory, and those that only run services. */
    private static List<UnitEntry> entries(Inventory inventory) {
        Map<String, Duration> runners = RunByJobs.of(inventory, RunBy.Kind.UNIT);
        List<UnitEntry> entries = new ArrayList<>();
        for (UnitEntry entry : inventory.entries(UnitEntry.class)) {
            Duration served = runners.remove(entry.name());
            entries.add(
                    served == null
                            ? entry
                            : new UnitEntry(
                                    entry.name(),
                                    entry.critical(),
                                    entry.expect(),
                                    entry.environment(),
                                    RunByJobs.longer(entry.startWithin(), served),
                                    entry.dependsOn()));
        }
        runners.forEach((name, startWithin) ->
                entries.add(new UnitEntry(name, false, Expect.ANY, List.of(), startWithin, List.of())));
        return entries;
    }

    private static Unit fact(UnitEntry entry, Sight.Seen seen, @Nullable Duration runningFor, List<String> missing) {
        Job job = seen.job();
        return new Unit(
                entry.subject(),
                job.name(),
                JobState.valueOf(job.state().name()),
                entry.critical(),
                Expectation.valueOf(entry.expect().name()),
                Enablement.valueOf(job.enabled().name()),
                job.definition().orElse(null),
                job.pid().isPresent() ? job.pid().getAsLong() : null,
                runningFor,
                job.lastExit().isPresent() ? job.lastExit().getAsInt() : null,
                job.lastSignal().isPresent() ? job.lastSignal().getAsInt() : null,
                job.lastReason().orElse(null),
                job.starts().isPresent() ? job.starts().getAsLong() : null,
                seen.startLimited().orElse(null),
                missing,
                entry.startWithin());
    }
}
