package dev.selfheal.cycle;

import dev.selfheal.fact.Adviser;
import dev.selfheal.fact.Dependency;
import dev.selfheal.fact.Fact;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.Settings;
import dev.selfheal.sys.ollama.ModelName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the inventory says of how subjects hang together. */
final class Structure {
    private final List<Dependency> dependencies = new ArrayList<>();
    private final Optional<Adviser> adviser;

    Structure(Inventory inventory) {
        Map<String, Set<String>> needs = new TreeMap<>();
        for (Entry entry : inventory.entries()) {
            entry.dependsOn().forEach(on -> need(needs, entry.subject(), on));
        }
        // A model is nothing without the Ollama that runs it.
        for (OllamaEntry ollama : inventory.entries(OllamaEntry.class)) {
            for (String model : ollama.models()) {
                ModelName.of(model).ifPresent(name -> need(needs, name.subject(), ollama.subject()));
            }
        }
        adviser = adviser(inventory);
        needs.forEach((subject, direct) ->
                all(needs, direct).forEach(on -> dependencies.add(new Dependency(subject, on, direct.contains(on)))));
    }

    /** Who would be asked for the cause of what is critical. */
    private static Optional<Adviser> adviser(Inventory inventory) {
        Settings settings = inventory.settings();
        String ollama = inventory.entries(OllamaEntry.class).stream()
                .filter(entry -> entry.url().equals(settings.diagnosisUrl()))
                .map(OllamaEntry::subject)
                .findFirst()
                .orElse(null);
        return settings.diagnosisModel()
                .flatMap(ModelName::of)
                .map(name -> new Adviser("selfheal.diagnosis", name.subject(), ollama));
    }

    private static void need(Map<String, Set<String>> needs, String subject, String on) {
        needs.computeIfAbsent(subject, none -> new TreeSet<>()).add(on);
    }

    /** These and what they need in turn. */
    private static Set<String> all(Map<String, Set<String>> needs, Set<String> direct) {
        Set<String> all = new TreeSet<>(direct);
        Deque<String> open = new ArrayDeque<>(direct);
        while (!open.isEmpty()) {
            for (String on : needs.getOrDefault(open.pop(), Set.of())) {
                if (all.add(on)) {
                    open.push(on);
                }
            }
        }
        return all;
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(dependencies);
        adviser.ifPresent(facts::add);
        return facts;
    }

    /** These subjects and all that needs one of them, directly or not. */
    Set<String> withDependents(Set<String> subjects) {
        Set<String> all = new HashSet<>(subjects);
        dependencies.stream()
                .filter(dependency -> subjects.contains(dependency.on()))
                .forEach(dependency -> all.add(dependency.subject()));
        return all;
    }
}
