package dev.selfheal.cycle;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Incident;
import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.UnitEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What somebody still looks at. An incident of anything else will never be seen to end. */
final class Watched {
    private final Scene scene;
    private final Set<String> declared = new HashSet<>(Set.of("host"));

    Watched(Inventory inventory, Scene scene) {
        this.scene = scene;
        for (Entry entry : inventory.entries()) {
            declared.add(entry.subject());
            if (entry instanceof AgentEntry agent) {
                agent.environment().forEach(name -> declared.add("variable:" + name));
            } else if (entry instanceof UnitEntry unit) {
                unit.environment().forEach(name -> declared.add("variable:" + name));
            }
        }
    }

    /** These facts, where incidents know whether they are watched. */
    List<Fact> marked(List<Fact> facts) {
        return facts.stream()
                .map(fact ->
                        fact instanceof Incident incident ? incident.withWatched(watches(incident.subject())) : fact)
                .toList();
    }

    private boolean watches(String subject) {
        return subject.startsWith("selfheal") || declared.contains(subject) || scene.sees(subject);
    }
}
