package dev.selfheal.cycle;

import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Probe;
import dev.selfheal.probe.Probes;
import dev.selfheal.sys.ollama.ModelName;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The names that a person may say: of what an inventory watches, and of what is acted on for its sake. */
public final class Subjects {
    private Subjects() {}

    /** All of them. A glob is none: the files that it means are. Nothing is looked at but which files those are. */
    public static NavigableSet<String> of(Inventory inventory, Doors doors) {
        NavigableSet<String> subjects = new TreeSet<>(new Targets(inventory).declared());
        inventory.entries().stream()
                .filter(entry -> !(entry instanceof LogEntry))
                .map(Entry::subject)
                .forEach(subjects::add);
        Probes.all(inventory, doors).stream().map(Probe::subject).forEach(subjects::add);
        inventory.entries(LogEntry.class).stream()
                .filter(log -> log.glob().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0))
                .map(Entry::subject)
                .forEach(subjects::remove);
        inventory.entries(OllamaEntry.class).stream()
                .flatMap(ollama -> ollama.models().stream())
                .flatMap(model -> ModelName.of(model).stream())
                .map(ModelName::subject)
                .forEach(subjects::add);
        // Its owner must be able to say that it may be asked again.
        inventory
                .settings()
                .diagnosisModel()
                .flatMap(ModelName::of)
                .map(ModelName::subject)
                .ifPresent(subjects::add);
        return subjects;
    }
}
