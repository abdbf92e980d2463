package dev.selfheal.cli;

import dev.selfheal.cycle.Known;
import dev.selfheal.cycle.Memory;
import dev.selfheal.fact.Fact;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.replay.FactRecording;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code selfheal facts}. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        description =
                "Only observes, and prints all that rules would be told now as JSON: a recording to try rules on.")
final class FactsCommand implements Callable<Integer> {
    private static final Duration MOST = Duration.ofSeconds(60);

    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    FactsCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        Workshop workshop = new Workshop(here, places);
        Chosen chosen = new Inventories(here, places, workshop).choose(false, workshop);
        if (chosen.inventory().isEmpty() && (places.inventoryNamed() || !chosen.absent())) {
            chosen.problems().forEach(problem -> here.err().println(problem));
            return Selfheal.WRONG_USAGE;
        }
        Inventory inventory =
                chosen.inventory().isPresent() ? chosen.inventory().get() : new Wiring(here, workshop).discover();
        OwnKinds own = workshop.kinds(false);
        Memory memory = Memory.open(places.state(here), false, workshop.clock);
        List<Fact> facts = Known.now(
                "facts",
                inventory,
                chosen.facts(),
                workshop.doors(inventory.settings(), memory.notebook(), own),
                memory,
                Deadline.in(MOST, workshop.clock));
        FactRecording recording = new FactRecording(workshop.clock.now(), facts);
        here.out().println(recording.write().toPrettyString());
        return 0;
    }
}
