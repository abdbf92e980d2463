package dev.selfheal.cli;

import dev.selfheal.install.InventoryWriter;
import dev.selfheal.inventory.Inventory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code selfheal init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes an inventory of what is found here, for you to edit. Never overwrites one.")
final class InitCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    InitCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path file = places.inventory(here);
        Workshop workshop = new Workshop(here, places);
        Inventory found = new Wiring(here, workshop).discover();
        try {
            InventoryWriter.write(file, found);
        } catch (FileAlreadyExistsException there) {
            here.err().println("selfheal: " + file + " is already there; edit it, or name another with --inventory");
            return Selfheal.WRONG_USAGE;
        } catch (IOException refused) {
            here.err().println("selfheal: " + file + " could not be written: " + refused.getMessage());
            return Selfheal.COULD_NOT_RUN;
        }
        here.out().println("Wrote " + file + " with " + found.entries().size() + " entries found here.");
        here.out().println("Say in it what matters (critical: true), then: selfheal check, selfheal run --dry-run");
        return 0;
    }
}
