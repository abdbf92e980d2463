package dev.selfheal.cycle;

import dev.selfheal.fact.Dependency;
import dev.selfheal.fact.Fact;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Inventory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the inventory says of how subjects hang together. */
final class Structure {
    private final List<Dependency> dependencies = new ArrayList<>();

    Structure(Inventory inventory) {
        for (Entry entry : inventory.entries()) {
            for (String on : entry.dependsOn()) {
                dependencies.add(new Dependency(entry.subject(), on));
            }
        }
    }

    List<Fact> facts() {
        return List.copyOf(dependencies);
    }

    /** These subjects and all that needs one of them, directly or not. */
    Set<String> withDependents(Set<String> subjects) {
        Set<String> all = new HashSet<>(subjects);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Dependency dependency : dependencies) {
                grew |= all.contains(dependency.on()) && all.add(dependency.subject());
            }
        }
        return all;
    }
}
