package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.fault.Ordeal.Then;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The disk of the state, the bus and the heartbeat is full, from each of the writes of a cycle on. It has blocks of 4096 bytes:
 * what grows by less is hit in the middle where its end is moved close to the end of a block.
 */
final class DiskFaults {
    private static final int BLOCK = 4096;
    private static final int DISK = 6 << 20;
    private static final int MOST_BLOCKS = 64;
    private static final String FULL = "No space left on device";

    private static final String LOG = "logs:\n  - {path: ~/some.log}\n";

    private DiskFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("disk full from each write of a cycle on", DiskFaults::fromEachWrite),
                new Fault("disk full in the middle of each entry of the journal", DiskFaults::inTheJournal));
    }

    /** A victim whose state is on a small disk, and who has something to tell: a file that only a person brings back. */
    private record Small(Victim victim, Template template) {
        static Small of(Path folder, Victim victim) throws IOException {
            victim.lived();
            return new Small(victim, Template.of(victim));
        }

        /** As it was in the beginning, with so many blocks left. */
        void fill(int blocks) throws IOException {
            Path filler = filler();
            long left = Files.getFileStore(victim.state()).getUsableSpace() - (long) blocks * BLOCK;
            Files.write(filler, new byte[Math.toIntExact(Math.max(0, left))]);
            Files.deleteIfExists(victim.kept());
        }

        void begin() throws IOException {
            empty();
            template.restore();
        }

        void empty() throws IOException {
            Files.deleteIfExists(filler());
            Files.writeString(victim.kept(), "{}\n");
        }

        private Path filler() {
            // Compiled rules are not a part of the template: what lies among them stays.
            return victim.state().resolve("rules/filler");
        }
    }

    private static Row fromEachWrite(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, LOG);
        Files.writeString(victim.box.home.resolve("some.log"), "2026-11-24T03:00:00Z ERROR something\n");
        List<Row> rows = new ArrayList<>();
        Set<String> failed = new TreeSet<>();
        try (Mount mount = Mount.disk(victim.state(), DISK)) {
            Small small = Small.of(folder, victim);
            int enough = 0;
            for (int blocks = 0; enough < 2; blocks++) {
                assertTrue(blocks < MOST_BLOCKS, "still too few: " + blocks + " blocks");
                small.begin();
                int room = blocks;
                Ordeal ordeal = new Ordeal("disk full after " + room + " blocks", victim);
                Cycle[] cycle = new Cycle[1];
                ordeal.hide(() -> {
                    small.fill(room);
                    // The notes and the copy of the inventory are written where they change.
                    victim.inventory(LOG + "# " + room + "\n");
                    Files.writeString(victim.box.home.resolve("some.log"), "2026-11-24T03:00:00Z ERROR " + room + "\n");
                    cycle[0] = Cycle.of(victim);
                });
                Set<String> told = told(cycle[0].outcome());
                failed.addAll(told);
                enough += told.isEmpty() ? 1 : 0;
                rows.add(ordeal.struck(cycle[0], Then.EITHER, told.isEmpty() ? "" : FULL)
                        .mended(small::empty)
                        .next(Then.HEALS)
                        .row());
            }
            mount.unmount();
        }
        assertEquals(
                Set.of("bus", "heartbeat", "history", "inventory", "notes", "outcome", "page", "spool", "summary"),
                failed,
                "writes that met a full disk");
        return Row.sum("disk full from each write of a cycle on", rows);
    }

    /** Which files could not be written, by the account of an outcome. */
    private static Set<String> told(JsonNode outcome) {
        Set<String> told = new TreeSet<>();
        Cycle.each(outcome.path("problems"))
                .map(JsonNode::asText)
                .filter(problem -> problem.contains(FULL))
                .forEach(problem -> told.add(written(problem)));
        Cycle.each(outcome.path("alerted"))
                .filter(alert -> alert.path("error").asText().contains(FULL))
                .forEach(alert -> told.add("bus"));
        Cycle.each(outcome.at("/verdict/findings"))
                .filter(finding -> finding.path("message").asText().matches(".*inventory cannot be kept.*" + FULL))
                .forEach(finding -> told.add("inventory"));
        return told;
    }

    /** What it was that could not be written; the problem itself where that is none of them, so that the table tells. */
    private static String written(String problem) {
        // The spool lies in the state folder and names the bus: the most telling word comes first.
        return Stream.of("spool", "summary", "heartbeat", "journal", "notes", "history", "bus.jsonl", "page", "outcome")
                .filter(problem::contains)
                .findFirst()
                .map(word -> word.equals("bus.jsonl") ? "bus" : word)
                .orElse(problem);
    }

    private static Row inTheJournal(Path folder) throws Exception {
        Victim victim = Victim.quick(folder, "");
        List<Row> rows = new ArrayList<>();
        try (Mount mount = Mount.disk(victim.state(), DISK)) {
            Small small = Small.of(folder, victim);
            Path journal = victim.state().resolve("journal");
            long before = Files.size(journal);
            small.fill(MOST_BLOCKS);
            Cycle.of(victim);
            int written = (int) (Files.size(journal) - before);
            for (int room = 1; room < written; room += 29) {
                small.begin();
                Files.writeString(journal, Files.readString(journal) + padding((int) Files.size(journal), room));
                rows.add(new Ordeal("disk full after " + room + " more bytes of the journal", victim)
                        .strike(() -> small.fill(0))
                        .cycle(Then.EITHER, FULL)
                        .mended(small::empty)
                        .next(Then.HEALS)
                        .row());
            }
            mount.unmount();
        }
        return Row.sum("disk full in the middle of each entry of the journal", rows);
    }

    /** An entry of a kind that nobody knows, after which so many bytes are left in the last block. */
    private static String padding(int size, int room) {
        String empty = Records.entry("{\"type\":\"unknown\",\"text\":\"\"}");
        int blocks = (size + empty.length() + room) / BLOCK + 1;
        int text = blocks * BLOCK - room - size - empty.length();
        return Records.entry("{\"type\":\"unknown\",\"text\":\"" + "x".repeat(text) + "\"}");
    }
}
