package dev.selfheal.check;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Beat;
import dev.selfheal.inventory.CommandEntry;
import dev.selfheal.inventory.Destination;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.sys.Strangers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether this machine lets Selfheal do what its inventory asks for. It only looks. */
public final class Machine {
    private final String inventoryFile;
    private final List<Path> searchPath;
    private final Strangers strangers;
    private final String notifier;
    private final List<Trouble> troubles = new ArrayList<>();

    /**
     * Prepares to look.
     *
     * @param inventoryFile as shown to people
     * @param searchPath the folders in which programs without a path are found
     * @param notifier what shows notifications on the desktop, as it would be called
     */
    public Machine(String inventoryFile, List<Path> searchPath, Strangers strangers, String notifier) {
        this.inventoryFile = inventoryFile;
        this.notifier = notifier;
        this.strangers = strangers;
        this.searchPath = List.copyOf(searchPath);
    }

    /**
     * Everything that stands in the way.
     *
     * @param state where memory and outcomes are kept
     * @param supervisor launchctl or systemctl, as it would be called
     */
    public List<Trouble> look(Inventory inventory, Path state, String supervisor) {
        writable(state, "the state folder", "", "give another with --state, or make it yours");
        if (Files.isDirectory(state)) {
            strangers.risk(state).ifPresent(risk -> add("", "the state folder " + risk.what(), risk.cure()));
        }
        inventory.settings().alerts().forEach(this::destination);
        heartbeat(inventory.settings().heartbeat());
        inventory.settings().leavings().metrics().ifPresent(file -> folderOf(file, "the metrics file", "metrics"));
        inventory
                .settings()
                .leavings()
                .outcomes()
                .ifPresent(one -> folderOf(one.file(), "the outcomes file", "outcomes"));
        for (CommandEntry command : inventory.entries(CommandEntry.class)) {
            program(command.run(), command.subject() + ": its check");
            program(command.fix(), command.subject() + ": its repair");
        }
        boolean jobs = !inventory.entries(AgentEntry.class).isEmpty()
                || !inventory.entries(UnitEntry.class).isEmpty();
        if (jobs && !found(supervisor)) {
            add(
                    "",
                    supervisor + " cannot be run",
                    "say in tools where it is: tools: {" + Path.of(supervisor).getFileName() + ": /path/to/it}");
        }
        inventory.settings().tools().forEach((name, path) -> program(List.of(path.toString()), "tools." + name));
        return List.copyOf(troubles);
    }

    private void destination(Destination one) {
        if (one instanceof Destination.BusFile bus) {
            folderOf(bus.file(), "the alert file", "alerts");
        } else if (one instanceof Destination.Program program) {
            program(program.command(), "alerts: the program");
        } else if (one instanceof Destination.Desktop && !found(notifier)) {
            add(
                    inventoryFile,
                    "alerts: desktop: " + notifier + " cannot be run",
                    "install it, or say in tools where it is: tools: {"
                            + Path.of(notifier).getFileName() + ": /path/to/it}");
        }
    }

    private void heartbeat(Beat beat) {
        beat.file().ifPresent(file -> folderOf(file, "the heartbeat", "heartbeat"));
        program(beat.command(), "heartbeat: the program");
    }

    private void folderOf(Path file, String what, String key) {
        writable(
                folder(file),
                "the folder of " + what + " " + file,
                inventoryFile,
                "name another file in " + key + ", or make the folder yours");
    }

    private void program(List<String> command, String whose) {
        if (command.isEmpty()) {
            return;
        }
        Path program = Path.of(command.get(0));
        if (Files.notExists(program)) {
            add(inventoryFile, whose + " " + program + " is not there", "install it, or correct its path");
        } else if (Files.isDirectory(program)) {
            add(inventoryFile, whose + " " + program + " is a folder", "name the program in it");
        } else if (!Files.isExecutable(program)) {
            add(inventoryFile, whose + " " + program + " cannot be run", "run chmod u+x on it");
        } else {
            strangers.risk(program).ifPresent(risk -> add(inventoryFile, whose + " " + risk.what(), risk.cure()));
        }
    }

    private void writable(Path folder, String what, String file, String cure) {
        Optional<Path> there = existing(folder);
        if (there.isEmpty() || !Files.isDirectory(there.get()) || !Files.isWritable(there.get())) {
            String where = there.map(path -> path.equals(folder)
                            ? ""
                            : ": " + path + (Files.isDirectory(path) ? " does not let it be made" : " is not a folder"))
                    .orElse("");
            add(file, what + " cannot be written" + (file.isEmpty() ? ": " + folder : "") + where, cure);
        }
    }

    /** It or the nearest folder above it that is there: what is missing below would be made. */
    private static Optional<Path> existing(Path folder) {
        for (Path path = folder; path != null; path = path.getParent()) {
            if (Files.exists(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private boolean found(String tool) {
        Path path = Path.of(tool);
        return path.isAbsolute()
                ? Files.isExecutable(path)
                : searchPath.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(path)));
    }

    private void add(String file, String what, String cure) {
        String place = file.isEmpty() ? "" : file + ": ";
        troubles.add(new Trouble("machine", file, 0, place + what + "; " + cure));
    }
}
