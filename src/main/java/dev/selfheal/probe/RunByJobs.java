package dev.selfheal.probe;

import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.ServiceEntry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jobs that run services: what is to be acted on must be looked at too, whether or not it has an entry of its own. */
final class RunByJobs {
    private RunByJobs() {}

    /** Their names, each with how long it may take to start: the longest that one of its services may take. */
    static Map<String, Duration> of(Inventory inventory, RunBy.Kind kind) {
        Map<String, Duration> jobs = new TreeMap<>();
        inventory
                .entries(ServiceEntry.class)
                .forEach(service -> add(jobs, service.runBy(), kind, service.startWithin()));
        inventory.entries(OllamaEntry.class).forEach(ollama -> add(jobs, ollama.runBy(), kind, ollama.startWithin()));
        return jobs;
    }

    private static void add(Map<String, Duration> jobs, Optional<RunBy> runBy, RunBy.Kind kind, Duration startWithin) {
        runBy.filter(by -> by.kind() == kind).ifPresent(by -> jobs.merge(by.name(), startWithin, RunByJobs::longer));
    }

    /** Of two that are right for one job, the more patient one. */
    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
