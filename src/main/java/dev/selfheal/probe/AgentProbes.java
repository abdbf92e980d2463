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
import java.util.Set;
import java.util.stream.Collectors;
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
                        (job, runningFor, missing) -> fact(entry, job, runningFor, missing)))
                .toList();
    }

    private static List<AgentEntry> entries(Inventory inventory) {
        List<AgentEntry> entries = new ArrayList<>(inventory.entries(AgentEntry.class));
        Set<String> declared = entries.stream().map(AgentEntry::subject).collect(Collectors.toSet());
        RunByJobs.of(inventory, RunBy.Kind.AGENT, declared)
                .forEach((name, startWithin) ->
                        entries.add(new AgentEntry(name, false, Expect.ANY, List.of(), startWithin, List.of())));
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
