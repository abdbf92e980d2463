package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.fault.Ordeal.Then;
import dev.selfheal.inventory.InventoryReader;
import dev.selfheal.inventory.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The inventory vanishes, or is half of one. */
final class InventoryFaults {
    private static final String LAST_GOOD = "the last good copy is used";

    private InventoryFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("inventory deleted between two cycles", InventoryFaults::between),
                new Fault("inventory deleted in the middle of a cycle", InventoryFaults::during),
                new Fault("inventory deleted between two reads", InventoryFaults::flickering),
                new Fault("inventory deleted, and its last good copy", InventoryFaults::both),
                new Fault("inventory cut short", InventoryFaults::cut));
    }

    private static Path file(Victim victim) {
        return victim.box.folder.resolve("selfheal.yaml");
    }

    private static Path aside(Victim victim) {
        return victim.box.folder.resolve("selfheal.aside");
    }

    private static Row between(Path folder) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        return new Ordeal("inventory deleted between two cycles", victim)
                .strike(() -> Files.move(file(victim), aside(victim)))
                .cycle(Then.HEALS, LAST_GOOD)
                .mended(() -> Files.move(aside(victim), file(victim)))
                .next(Then.HEALS)
                .row();
    }

    /** By one of its own checks; the next cycle is the one that notices. */
    private static Row during(Path folder) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        String thief = victim.box.program(
                "thief", "mv '%s' '%s' 2>/dev/null; echo ok\n".formatted(file(victim), aside(victim)));
        // Among the commands, which come last.
        victim.inventory("  - {id: thief, run: [" + thief + "]}\n");
        Ordeal ordeal = new Ordeal("inventory deleted in the middle of a cycle", victim)
                .cycle(Then.HEALS, "")
                .strike(victim::sicken)
                .cycle(Then.HEALS, LAST_GOOD);
        Files.move(aside(victim), file(victim), StandardCopyOption.REPLACE_EXISTING);
        return ordeal.next(Then.HEALS).row();
    }

    /** It comes and goes all the time, so that some cycle meets it between seeing and reading it. */
    private static Row flickering(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        AtomicBoolean over = new AtomicBoolean();
        Thread thief = new Thread(() -> {
            while (!over.get()) {
                move(file(victim), aside(victim));
                move(aside(victim), file(victim));
            }
        });
        Template template = Template.of(victim);
        List<Row> rows = new ArrayList<>();
        thief.start();
        try {
            for (int i = 0; i < 20; i++) {
                template.restore();
                Cycle[] cycle = new Cycle[1];
                Ordeal ordeal = new Ordeal("inventory deleted between two reads", victim);
                ordeal.hide(() -> cycle[0] = Cycle.of(victim));
                boolean missed = !cycle[0].outcome().at("/verdict/findings").isEmpty();
                rows.add(ordeal.struck(cycle[0], Then.HEALS, missed ? LAST_GOOD : "")
                        .strike(victim::sicken)
                        .next(Then.HEALS)
                        .row());
            }
        } finally {
            over.set(true);
            thief.join();
        }
        Row missed = rows.stream()
                .filter(row -> row.told().contains(LAST_GOOD))
                .findFirst()
                .orElse(rows.get(0));
        rows.add(0, rows.remove(rows.indexOf(missed)));
        return Row.sum("inventory deleted between two reads", rows);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Nothing tells what to look at: it says so, and does nothing. */
    private static Row both(Path folder) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        List<Path> copies = copies(victim);
        assertEquals(1, copies.size(), copies::toString);
        return new Ordeal("inventory deleted, and its last good copy", victim)
                .strike(() -> {
                    Files.move(file(victim), aside(victim));
                    Files.delete(copies.get(0));
                })
                .cycle(Then.HOLDS, "exit 2, stderr: .*does not exist")
                .mended(() -> Files.move(aside(victim), file(victim)))
                .next(Then.HEALS)
                .row();
    }

    private static List<Path> copies(Victim victim) throws Exception {
        try (Stream<Path> files = Files.walk(victim.state())) {
            return files.filter(file -> file.endsWith("inventory.good.yaml")).toList();
        }
    }

    /** Half of it may read well and mean less: then what is left out is not watched, which is what it says. */
    private static Row cut(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "").lived();
        byte[] whole = Files.readAllBytes(file(victim));
        Template template = Template.of(victim);
        Random random = Seeds.random("inventory cut short");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            template.restore();
            Files.write(file(victim), whole);
            byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length));
            Ordeal ordeal =
                    new Ordeal("inventory cut to " + part.length, victim).strike(() -> Files.write(file(victim), part));
            boolean means = new InventoryReader(victim.box.home, Platform.LINUX, path -> Optional.empty())
                    .read(file(victim))
                    .problems()
                    .isEmpty();
            rows.add(ordeal.cycle(means ? Then.EITHER : Then.HEALS, means ? "" : LAST_GOOD)
                    .mended(() -> Files.write(file(victim), whole))
                    .next(Then.HEALS)
                    .row());
        }
        return Row.sum("inventory cut short", rows);
    }
}
