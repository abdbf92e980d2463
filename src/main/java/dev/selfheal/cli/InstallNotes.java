package dev.selfheal.cli;

import dev.selfheal.install.Guarded;
import dev.selfheal.install.Linger;
import dev.selfheal.install.OwnJob;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What its owner should know of a job that was just installed. */
final class InstallNotes {
    private final Surroundings here;
    private final boolean macos;

    InstallNotes(Surroundings here, boolean macos) {
        this.here = here;
        this.macos = macos;
    }

    List<String> of(OwnJob job, Reading reading) {
        List<String> notes = new ArrayList<>();
        if (reading.inventory().isEmpty()) {
            notes.add("there is no inventory yet, so it only observes; write one: selfheal init");
        }
        reading.inventory()
                .map(Inventory::settings)
                .filter(settings -> !settings.every().equals(job.every().time()))
                .ifPresent(settings -> notes.add(
                        "the inventory says another time between cycles; write in it: every: " + job.every()));
        if (!Files.isRegularFile(job.program().resolve("target/selfheal.jar"))) {
            notes.add("it is not built yet; its first cycle does that, and takes a minute or two more");
        }
        if (macos) {
            new Guarded(here.home())
                    .around(job.program())
                    .ifPresent(folder -> notes.add(job.program() + " is in " + folder
                            + ", which macOS keeps jobs from reading; move it elsewhere and install it from there"));
        } else if (!new Linger(Path.of("/"), me()).on()) {
            notes.add("it runs while you are logged in; to have it run always: loginctl enable-linger");
        }
        return notes;
    }

    static String me() {
        return ProcessHandle.current().info().user().orElse("");
    }
}
