package dev.selfheal.cli;

import dev.selfheal.install.discovery.Found;
import dev.selfheal.install.discovery.InventoryWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code selfheal init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at what runs here, and writes an inventory of it for you to edit: each entry says why it is there.",
            "Never overwrites one. Nothing else is changed, and no secret is written."
        })
final class InitCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Option(names = "--print", description = "print the inventory instead, and write nothing")
    private boolean print;

    InitCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path file = places.inventory(here);
        if (!print && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return alreadyThere(file);
        }
        Optional<Found> seen = new Wiring(here, new Workshop(here, places)).survey();
        if (seen.isEmpty()) {
            here.err()
                    .println(
                            "selfheal: looking took too long, as if a drive hangs that a job names; nothing was written");
            return Selfheal.COULD_NOT_RUN;
        }
        Found found = seen.get();
        found.remarks().warnings().forEach(one -> here.err().println("selfheal: not all could be seen: " + one));
        if (print) {
            here.out().print(InventoryWriter.text(found));
            here.out().flush();
            return 0;
        }
        return write(file, found);
    }

    private int write(Path file, Found found) {
        try {
            InventoryWriter.write(file, InventoryWriter.text(found));
        } catch (FileAlreadyExistsException meanwhile) {
            return alreadyThere(file);
        } catch (IOException refused) {
            here.err().println("selfheal: " + file + " could not be written: " + refused.getMessage());
            return Selfheal.COULD_NOT_RUN;
        }
        here.out().print(new InitPage(here.home()).print(file, found));
        here.out().flush();
        return 0;
    }

    private int alreadyThere(Path file) {
        here.err()
                .println(
                        "selfheal: " + file
                                + " is already there; edit it, name another with --inventory, or see what init finds with --print");
        return Selfheal.WRONG_USAGE;
    }
}
