package dev.selfheal.check;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.inventory.UnitEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What an inventory says of Selfheal's own job: that which watches must not watch, nor restart, itself. */
public final class OwnTargets {
    private final Predicate<String> own;
    private final String file;
    private final List<Trouble> troubles = new ArrayList<>();

    /**
     * Prepares to look.
     *
     * @param own whether this is the label, or the name of a unit, of Selfheal's own job
     * @param file the inventory, as shown to people
     */
    public OwnTargets(Predicate<String> own, String file) {
        this.own = own;
        this.file = file;
    }

    /** One trouble for each place. */
    public List<Trouble> in(Inventory inventory) {
        for (Entry entry : inventory.entries()) {
            if (entry instanceof AgentEntry agent) {
                refuse(agent.label(), entry.subject() + " is");
            } else if (entry instanceof UnitEntry unit) {
                refuse(unit.name(), entry.subject() + " is");
            } else if (entry instanceof ServiceEntry service) {
                runBy(service.runBy(), entry);
            } else if (entry instanceof OllamaEntry ollama) {
                runBy(ollama.runBy(), entry);
            }
        }
        return List.copyOf(troubles);
    }

    private void runBy(Optional<RunBy> runner, Entry entry) {
        runner.filter(by -> by.kind() == RunBy.Kind.AGENT || by.kind() == RunBy.Kind.UNIT)
                .ifPresent(by -> refuse(by.name(), entry.subject() + " is run by " + by.target() + ", which is"));
    }

    private void refuse(String name, String what) {
        if (own.test(name)) {
            String text = file + ": " + what + " Selfheal's own job, which nothing is done to;"
                    + " take it out, and watch Selfheal by its heartbeat";
            troubles.add(new Trouble("inventory", file, 0, text));
        }
    }
}
