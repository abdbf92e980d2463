package dev.selfheal.cli;

import dev.selfheal.inventory.Reading;
import dev.selfheal.policy.Policies;
import dev.selfheal.recording.own.SchemaFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code selfheal check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Checks the inventory, the rules and who may write to them, and tells everything that is wrong at once.")
final class CheckCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    CheckCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Workshop workshop = new Workshop(here, places);
        Reading inventory = new Inventories(here, places, workshop).read();
        Policies.Loaded rules = workshop.rules(false);
        SchemaFiles.Read own = workshop.own(false);
        inventory.problems().forEach(here.err()::println);
        own.problems().forEach(here.err()::println);
        rules.problems().forEach(here.err()::println);
        inventory.inventory().ifPresent(good -> here.out()
                .println("inventory  good: " + good.entries().size() + " entries in " + places.inventory(here)));
        if (rules.judge().isPresent()) {
            here.out()
                    .println("rules      good: " + places.rules(here) + ", digest "
                            + rules.digest().substring(0, 12));
        }
        if (own.problems().isEmpty() && !own.kinds().kinds().isEmpty()) {
            here.out()
                    .println("own kinds  good: " + String.join(", ", own.kinds().kinds()));
        }
        boolean good = inventory.inventory().isPresent()
                && rules.judge().isPresent()
                && own.problems().isEmpty();
        return good ? 0 : Selfheal.WRONG_USAGE;
    }
}
