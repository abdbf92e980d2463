package dev.selfheal.cli;

import dev.selfheal.install.Installer;
import dev.selfheal.install.Result;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code selfheal uninstall}. */
@Command(
        name = "uninstall",
        mixinStandardHelpOptions = true,
        description = "Ends the installed job and removes its definition. Inventory, rules, memory and logs are left.")
final class UninstallCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final OwnLabel label = new OwnLabel();

    UninstallCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Workshop workshop = new Workshop(here, places);
        // A broken inventory keeps nobody from uninstalling.
        Settings settings = new Inventories(here, places, workshop)
                .read()
                .inventory()
                .map(Inventory::settings)
                .orElse(Settings.DEFAULT);
        String name = label.of(workshop.macos(settings));
        Result result = new Installer(workshop.definition(settings), workshop.registry(settings), workshop.clock)
                .uninstall(name);
        return new Told(here).uninstalled(result, name, left(workshop.macos(settings)));
    }

    private List<String> left(boolean macos) {
        List<String> left = new ArrayList<>();
        add(left, "inventory", places.inventory(here));
        add(left, "rules", here.home().resolve(".config/selfheal/rules"));
        add(left, "memory", places.state(here));
        if (macos) {
            add(left, "logs", here.home().resolve("Library/Logs/selfheal"));
        }
        return left;
    }

    private static void add(List<String> left, String what, Path place) {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            left.add(String.format("%-10s %s", what, place));
        }
    }
}
