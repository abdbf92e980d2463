package dev.selfheal.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.cycle.Memory;
import dev.selfheal.fact.Fact;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.probe.Observation;
import dev.selfheal.probe.Probes;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Json;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code selfheal facts}. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        description = "Only observes, and prints what was seen as JSON: a recording that rules can be tried on.")
final class FactsCommand implements Callable<Integer> {
    private static final Duration MOST = Duration.ofSeconds(60);

    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    FactsCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        Workshop workshop = new Workshop(here, places);
        Chosen chosen = new Inventories(here, places, workshop).choose(false, workshop);
        if (chosen.inventory().isEmpty() && (places.inventoryNamed() || !chosen.absent())) {
            chosen.problems().forEach(problem -> here.err().println(problem));
            return Selfheal.WRONG_USAGE;
        }
        Inventory inventory = chosen.inventory().isPresent()
                ? chosen.inventory().get()
                : new Wiring(here, places, workshop).discover();
        OwnKinds own = workshop.kinds(false);
        Memory memory = Memory.open(places.state(here), false, workshop.clock);
        ObjectNode recording = Json.MAPPER.createObjectNode();
        recording.put("schema", Outcome.SCHEMA);
        recording.put("at", workshop.clock.now().toString());
        ArrayNode facts = recording.putArray("facts");
        for (Fact fact : Observation.of(
                Probes.all(inventory, workshop.doors(inventory.settings(), memory.notebook(), own)),
                Deadline.in(MOST, workshop.clock))) {
            facts.add(Kinds.write(fact));
        }
        here.out().println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(recording));
        return 0;
    }
}
