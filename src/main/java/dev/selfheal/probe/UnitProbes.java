package dev.selfheal.probe;

import dev.selfheal.fact.Enablement;
import dev.selfheal.fact.Expectation;
import dev.selfheal.fact.JobState;
import dev.selfheal.fact.Unit;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.supervisor.Job;
import java.util.List;

/** One probe for each systemd user unit of the inventory. */
public final class UnitProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        return inventory.entries(UnitEntry.class).stream()
                .<Probe>map(entry -> new JobProbe(
                        new JobProbe.Expected(
                                "unit", entry.name(), entry.subject(), entry.critical(), entry.environment()),
                        doors.supervisor(),
                        (job, missing) -> fact(entry, job, missing)))
                .toList();
    }

    private static Unit fact(UnitEntry entry, Job job, List<String> missing) {
        return new Unit(
                entry.subject(),
                job.name(),
                JobState.valueOf(job.state().name()),
                entry.critical(),
                Expectation.valueOf(entry.expect().name()),
                Enablement.valueOf(job.enabled().name()),
                job.definition().orElse(null),
                job.pid().isPresent() ? job.pid().getAsLong() : null,
                job.lastExit().isPresent() ? job.lastExit().getAsInt() : null,
                job.lastSignal().isPresent() ? job.lastSignal().getAsInt() : null,
                job.lastReason().orElse(null),
                job.starts().isPresent() ? job.starts().getAsLong() : null,
                missing,
                entry.startWithin());
    }
}
