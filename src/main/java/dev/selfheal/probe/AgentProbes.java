package dev.selfheal.probe;

import dev.selfheal.fact.Agent;
import dev.selfheal.fact.Enablement;
import dev.selfheal.fact.Expectation;
import dev.selfheal.fact.JobState;
import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.supervisor.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One probe for each LaunchAgent of the inventory, and for each that runs one of its services. */
public final class AgentProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        Tools tools = Tools.of(inventory, doors);
        return entries(inventory).stream()
                .<Probe>map(entry -> new JobProbe(
                        new JobProbe.Expected(
                                "agent", entry.label(), entry.subject(), entry.critical(), entry.environment()),
                        doors.supervisor(),
                        tools,
                        (seen, runningFor, missing) -> fact(entry, seen.job(), runningFor, missing)))
                .toList();
    }

    /** Those of the inventory, and those that only run services. */
    private static List<AgentEntry> entries(Inventory inventory) {
        Map<String, Duration> runners = RunByJobs.of(inventory, RunBy.Kind.AGENT);
        List<AgentEntry> entries = new ArrayList<>();
        for (AgentEntry entry : inventory.entries(AgentEntry.class)) {
            Duration served = runners.remove(entry.label());
            entries.add(
                    served == null
                            ? entry
                            : new AgentEntry(
                                    entry.label(),
                                    entry.critical(),
                                    entry.expect(),
                                    entry.environment(),
                                    entry.reEnable(),
                                    RunByJobs.longer(entry.startWithin(), served),
                                    entry.dependsOn()));
        }
        runners.forEach((name, startWithin) ->
                entries.add(new AgentEntry(name, false, Expect.ANY, List.of(), false, startWithin, List.of())));
        return entries;
    }

    private static Agent fact(AgentEntry entry, Job job, @Nullable Duration runningFor, List<String> missing) {
        return new Agent(
                entry.subject(),
                job.name(),
                JobState.valueOf(job.state().name()),
                entry.critical(),
                Expectation.valueOf(entry.expect().name()),
                Enablement.valueOf(job.enabled().name()),
                entry.reEnable() ? true : null,
                job.definition().orElse(null),
                job.pid().isPresent() ? job.pid().getAsLong() : null,
                runningFor,
                job.lastExit().isPresent() ? job.lastExit().getAsInt() : null,
                job.lastSignal().isPresent() ? job.lastSignal().getAsInt() : null,
                job.lastReason().orElse(null),
                job.starts().isPresent() ? job.starts().getAsLong() : null,
                missing,
                entry.startWithin());
    }
}
