package dev.selfheal.cycle;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Problem;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Probes;
import dev.selfheal.sys.Deadline;
import java.util.ArrayList;
import java.util.List;

/**
 * All that rules are told: what is seen, how it hangs together, what is wrong with Selfheal's own inputs, and what is remembered.
 */
public final class Known {
    private final Scene scene;
    private final Structure structure;
    private final List<Problem> problems;
    private final Memory memory;
    private final Watched watched;

    /** @param problems what is wrong with Selfheal's own inputs */
    Known(Scene scene, Inventory inventory, List<Problem> problems, Memory memory) {
        this.scene = scene;
        this.structure = new Structure(inventory);
        this.watched = new Watched(inventory, scene);
        this.problems = problems;
        this.memory = memory;
    }

    /** What a cycle that began now would be told, for those who only look. */
    public static List<Fact> now(
            String cycle, Inventory inventory, List<Problem> problems, Doors doors, Memory memory, Deadline deadline)
            throws InterruptedException {
        Scene scene = new Scene(Probes.all(inventory, doors));
        scene.observe(deadline);
        return new Known(scene, inventory, problems, memory).facts(cycle, 1);
    }

    Structure structure() {
        return structure;
    }

    /** What is known in this round of a cycle. */
    List<Fact> facts(String cycle, int round) {
        List<Fact> facts = new ArrayList<>(scene.facts());
        facts.addAll(structure.facts());
        facts.addAll(problems);
        facts.addAll(watched.marked(memory.facts(cycle, round)));
        return facts;
    }
}
