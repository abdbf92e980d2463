package dev.selfheal.cli;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.ServiceEntry;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the inventory says of LaunchAgents that a fix must know.
 *
 * @param running labels of those that should run all the time, be it for a service
 * @param reEnabled labels of those that may be switched on again
 */
record Agents(Set<String> running, Set<String> reEnabled) {
    /** Of an inventory without any. */
    static final Agents NONE = new Agents(Set.of(), Set.of());

    static Agents of(Inventory inventory) {
        Set<String> running = new HashSet<>();
        Set<String> reEnabled = new HashSet<>();
        inventory.entries().forEach(entry -> runner(entry)
                .filter(runBy -> runBy.kind() == RunBy.Kind.AGENT)
                .ifPresent(runBy -> running.add(runBy.name())));
        for (AgentEntry agent : inventory.entries(AgentEntry.class)) {
            if (agent.expect() == Expect.RUNNING) {
                running.add(agent.label());
            } else if (agent.expect() != Expect.ANY) {
                running.remove(agent.label());
            }
            if (agent.reEnable()) {
                reEnabled.add(agent.label());
            }
        }
        return new Agents(Set.copyOf(running), Set.copyOf(reEnabled));
    }

    private static Optional<RunBy> runner(Entry entry) {
        return entry instanceof ServiceEntry service
                ? service.runBy()
                : entry instanceof OllamaEntry ollama ? ollama.runBy() : Optional.empty();
    }
}
