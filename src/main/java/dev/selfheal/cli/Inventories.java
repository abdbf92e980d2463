package dev.selfheal.cli;

import dev.selfheal.fact.Problem;
import dev.selfheal.inventory.InventoryProblem;
import dev.selfheal.inventory.InventoryReader;
import dev.selfheal.inventory.Reading;
import dev.selfheal.ledger.LastGood;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Strangers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the inventory to go by: the owner's file, else the last good copy of it; none, if there never was one. */
final class Inventories {
    private final InventoryReader reader;
    private final Path file;
    private final Path state;
    private final LastGood lastGood;

    Inventories(Surroundings here, Places places, Workshop workshop) {
        this.reader = new InventoryReader(here.home(), workshop.platform(), Strangers.toThisProcess()::canWrite);
        this.file = places.inventory(here);
        // A file named on the command line has a last good copy of its own: another's would heal what was not meant.
        this.state = places.inventoryNamed()
                ? places.state(here)
                        .resolve("named-" + Integer.toHexString(file.toString().hashCode()))
                : places.state(here);
        this.lastGood = new LastGood(state);
    }

    Path file() {
        return file;
    }

    /** The owner's file as it is now. */
    Reading read() {
        return masked(reader.read(file));
    }

    /** What is wrong is told in the owner's own words, which may hold a password. */
    private static Reading masked(Reading reading) {
        List<InventoryProblem> problems = reading.problems().stream()
                .map(problem -> new InventoryProblem(
                        problem.file(), problem.line(), Secrets.mask(problem.path()), Secrets.mask(problem.message())))
                .toList();
        return new Reading(reading.inventory(), problems, reading.absent(), reading.text(), reading.digest());
    }

    boolean everUsed() {
        return lastGood.everUsed();
    }

    /**
     * What to go by.
     *
     * @param keep whether a good one is remembered as the last good one
     */
    Chosen choose(boolean keep, Workshop workshop) {
        Reading reading = read();
        if (reading.inventory().isPresent()) {
            List<Problem> problems = keep ? kept(reading, workshop) : List.of();
            return new Chosen(reading.inventory(), false, reading.digest().orElse(""), problems, reading.problems());
        }
        if (!everUsed()) {
            return new Chosen(Optional.empty(), reading.absent(), "", List.of(), reading.problems());
        }
        Reading copy = masked(reader.read(lastGood.file(), "the last good copy"));
        String what =
                reading.problems().stream().map(InventoryProblem::toString).collect(Collectors.joining("; "));
        String used = copy.inventory().isPresent()
                ? "; the last good copy is used"
                : "; the last good copy cannot be used either: "
                        + copy.problems().stream()
                                .map(InventoryProblem::toString)
                                .collect(Collectors.joining("; "));
        return new Chosen(
                copy.inventory(),
                reading.absent(),
                copy.digest().orElse(""),
                List.of(new Problem("selfheal.inventory", "inventory", what + used)),
                reading.problems());
    }

    private List<Problem> kept(Reading reading, Workshop workshop) {
        byte[] bytes = reading.text().orElse("").getBytes(StandardCharsets.UTF_8);
        return lastGood.keep(bytes, workshop.clock.now())
                .map(trouble -> List.of(new Problem("selfheal", "state", trouble)))
                .orElse(List.of());
    }
}
