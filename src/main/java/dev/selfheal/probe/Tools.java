package dev.selfheal.probe;

import dev.selfheal.inventory.Inventory;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Programs;
import dev.selfheal.sys.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The platform's small tools, where the inventory says they are or else on the search path. */
record Tools(Programs programs, Map<String, Path> paths, Path root) {
    static Tools of(Inventory inventory, Doors doors) {
        return new Tools(doors.programs(), inventory.settings().tools(), doors.root());
    }

    /** Whether this machine has Linux' {@code /proc}. */
    boolean linux() {
        return Files.isDirectory(root.resolve("proc"));
    }

    Ran run(Duration within, String tool, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(paths.getOrDefault(tool, Path.of(tool)).toString());
        command.addAll(List.of(arguments));
        // One language for all: decimal points and error texts depend on it.
        Invocation plain = Invocation.of(command, within);
        return programs.run(new Invocation(command, Map.of("LC_ALL", "C"), "", within, plain.maxOutput()));
    }
}
