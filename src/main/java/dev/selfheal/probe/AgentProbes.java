package dev.selfheal.probe;

import dev.selfheal.fact.Agent;
import dev.selfheal.fact.Enablement;
import dev.selfheal.fact.Expectation;
import dev.selfheal.fact.JobState;
import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.supervisor.Job;
import java.util.List;

/** One probe for each LaunchAgent of the inventory. */
public final class AgentProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        return inventory.entries(AgentEntry.class).stream()
                .<Probe>map(entry -> new JobProbe(
                        new JobProbe.Expected(
                                "agent", entry.label(), entry.subject(), entry.critical(), entry.environment()),
                        doors.supervisor(),
                        (job, missing) -> fact(entry, job, missing)))
                .toList();
    }

    private static Agent fact(AgentEntry entry, Job job, List<String> missing) {
        return new Agent(
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
