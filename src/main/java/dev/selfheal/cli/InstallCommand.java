package dev.selfheal.cli;

import dev.selfheal.install.Definition;
import dev.selfheal.install.Every;
import dev.selfheal.install.Installer;
import dev.selfheal.install.OwnJob;
import dev.selfheal.install.Result;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Reading;
import dev.selfheal.inventory.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code selfheal install}. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Has Selfheal run by itself: as a LaunchAgent on a Mac, as a timer of your systemd user manager on Linux.",
            "The job is given the options --inventory, --rules, --state and --facts-schema as they are given here. Installing again"
                    + " with others replaces it; with the same ones changes nothing."
        })
final class InstallCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final OwnLabel label = new OwnLabel();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "time between two cycles, from 1m to 1d (default: what the inventory says, or 5m)")
    private @Nullable Every every;

    @Option(names = "--print", description = "print what would be written, and do nothing")
    private boolean print;

    InstallCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Workshop workshop = new Workshop(here, places);
        Reading reading = new Inventories(here, places, workshop).read();
        Settings settings = reading.inventory().map(Inventory::settings).orElse(Settings.DEFAULT);
        boolean macos = workshop.macos(settings);
        Every interval = every == null ? new Every(settings.every()) : every;
        OwnJob job = new JobContext(here, macos).job(label.of(macos), interval, places.named());
        List<String> wrong = new ArrayList<>(new BeforeInstall(job).problems());
        if (reading.inventory().isEmpty() && (!reading.absent() || places.inventoryNamed())) {
            reading.problems().forEach(problem -> wrong.add(problem.toString()));
        }
        if (!wrong.isEmpty()) {
            wrong.forEach(here.err()::println);
            return Selfheal.WRONG_USAGE;
        }
        Definition definition = workshop.definition(settings);
        if (print) {
            print(definition, job, macos);
            return 0;
        }
        Result result = new Installer(definition, workshop.registry(settings), workshop.clock).install(job);
        int status = new Told(here).installed(result, job);
        if (status == 0) {
            new InstallNotes(here, macos).of(job, reading).forEach(note -> here.out()
                    .println("note: " + note));
        }
        return status;
    }

    private void print(Definition definition, OwnJob job, boolean macos) {
        definition.files(job).forEach((file, text) -> {
            // Nothing may come before the head of an XML file.
            here.out().print(macos ? text : "# " + file + "\n" + text + "\n");
        });
    }
}
