package dev.selfheal.probe;

import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.ServiceEntry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The jobs that run services and have no entry of their own: what is to be acted on must be looked at too. */
final class RunByJobs {
    private RunByJobs() {}

    /**
     * Their names, each with how long it may take to start: the longest that one of its services may take.
     *
     * @param declared subjects of the jobs that have an entry
     */
    static Map<String, Duration> of(Inventory inventory, RunBy.Kind kind, Set<String> declared) {
        Map<String, Duration> jobs = new TreeMap<>();
        inventory
                .entries(ServiceEntry.class)
                .forEach(service -> add(jobs, service.runBy(), kind, declared, service.startWithin()));
        inventory
                .entries(OllamaEntry.class)
                .forEach(ollama -> add(jobs, ollama.runBy(), kind, declared, ollama.startWithin()));
        return jobs;
    }

    private static void add(
            Map<String, Duration> jobs,
            Optional<RunBy> runBy,
            RunBy.Kind kind,
            Set<String> declared,
            Duration startWithin) {
        runBy.filter(by -> by.kind() == kind && !declared.contains(by.target()))
                .ifPresent(by ->
                        jobs.merge(by.name(), startWithin, (one, other) -> one.compareTo(other) >= 0 ? one : other));
    }
}
