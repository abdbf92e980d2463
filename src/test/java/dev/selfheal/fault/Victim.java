package dev.selfheal.fault;

import dev.selfheal.cli.Box;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The machine that is struck: a directory that can be made again, a check whose declared repair works and notes every run, and
 * a file that nothing can bring back. Its first two cycles are over, so that there are records to lose.
 */
final class Victim {
    final Box box;
    private final Path disk;
    private final boolean repairable;

    /** Its home is a new folder in this one; the bus and the heartbeat are beside its inventory. */
    Victim(Path folder, String more) {
        this(new Box(folder, Map.of(), false), true, more);
    }

    private Victim(Box box, boolean repairable, String more) {
        this.box = box;
        this.disk = box.folder;
        this.repairable = repairable;
        inventory(more);
    }

    /** One without a check and its repair, whose proof takes a second: for sweeps of hundreds of cycles. */
    static Victim quick(Path folder, String more) {
        return new Victim(new Box(folder, Map.of(), false), false, more);
    }

    static Victim of(Box box, String more) {
        return new Victim(box, true, more);
    }

    /** Replaces what its inventory says beside the usual. */
    Victim inventory(String more) {
        String check =
                box.program("check", "test -e '%s' && echo well && exit; echo not well; exit 2\n".formatted(well()));
        String repair = box.program("repair", "echo run >>'%s'; sleep 0.05; touch '%s'\n".formatted(ran(), well()));
        box.write(
                "selfheal.yaml",
                """
                version: 1
                alerts:
                  - file: %s
                heartbeat: {file: %s}
                directories:
                  - {path: %s, create: true, critical: true}
                files:
                  - {path: %s, critical: true}
                """.formatted(bus(), disk.resolve("state/heartbeat"), inbox(), kept())
                        + (repairable
                                ? "commands:\n  - {id: sick, critical: true, run: [%s], fix: [%s]}\n"
                                        .formatted(check, repair)
                                : "")
                        + more);
        return this;
    }

    /** Two cycles: one that heals everything, one that finds it well. */
    Victim lived() {
        fresh();
        box.cycle();
        box.cycle();
        return this;
    }

    /** All there is to watch, and no cycle yet. */
    Victim fresh() {
        box.write("kept.json", "{}\n");
        return this;
    }

    Path state() {
        return box.state();
    }

    /** On the disk that the state is on. */
    Path bus() {
        return disk.resolve("state/bus.jsonl");
    }

    Path inbox() {
        return box.folder.resolve("inbox");
    }

    /** Critical, and nothing makes it again. */
    Path kept() {
        return box.folder.resolve("kept.json");
    }

    private Path well() {
        return box.folder.resolve("well");
    }

    private Path ran() {
        return box.folder.resolve("ran");
    }

    boolean repairable() {
        return repairable;
    }

    /** What can be healed is sick from now on. */
    Victim sicken() {
        try {
            Files.deleteIfExists(inbox());
            Files.deleteIfExists(well());
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    boolean isWell() {
        return Files.isDirectory(inbox()) && (!repairable || Files.exists(well()));
    }

    /** How often the repair of the check was run, by its own account. */
    int runs() {
        try {
            return Files.exists(ran()) ? Files.readAllLines(ran()).size() : 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Files of the state that hold records, in the order of their names. */
    List<Path> historyFiles() {
        Path history = state().resolve("history");
        if (!Files.isDirectory(history)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(history)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The day's file of the history. */
    Path today() {
        List<Path> files = historyFiles();
        return files.get(files.size() - 1);
    }
}
