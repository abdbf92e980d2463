package dev.selfheal.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inventories as owners get them wrong, each with every word that they are told; and good ones. */
class InventoryCorpusTest {
    private static final Path FIXTURES = Path.of(System.getProperty("selfheal.home"), "test-fixtures", "inventory");
    private static final Path HOME = Path.of("/home/ada");

    @TempDir
    Path folder;

    static List<Path> broken() {
        return files("broken");
    }

    static List<Path> good() {
        return files("good");
    }

    private static List<Path> files(String kind) {
        try (Stream<Path> all = Files.list(FIXTURES.resolve(kind))) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertFalse(files.isEmpty(), "no inventories to try in " + kind);
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Reading read(Path file) {
        return new InventoryReader(HOME, Platform.MACOS, any -> Optional.empty()).read(file);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_inventory_is_refused_with_every_problem_in_the_expected_words(Path file) throws IOException {
        Reading reading = read(file);

        String told = reading.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
        Path baseline = Path.of(file.toString().replace(".yaml", ".expected"));
        assertEquals(Files.exists(baseline) ? Files.readString(baseline) : "(no baseline)", told);
        assertEquals(Optional.empty(), reading.inventory());
        assertFalse(reading.problems().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_inventory_is_written_as_one_that_reads_back_the_same(Path file) throws IOException {
        Reading first = read(file);
        assertEquals(List.of(), first.problems());
        Path again = folder.resolve("again.yaml");
        Files.writeString(again, InventoryText.of(first.inventory().orElseThrow()));

        Reading second = read(again);

        assertEquals(
                List.of(),
                second.problems(),
                () -> InventoryText.of(first.inventory().orElseThrow()));
        Inventory written = second.inventory().orElseThrow();
        assertEquals(first.inventory().orElseThrow().settings(), written.settings());
        assertEquals(bySubject(first.inventory().orElseThrow()), bySubject(written));
    }

    /** Sections may be written in another order than they were read. */
    private static List<Entry> bySubject(Inventory inventory) {
        return inventory.entries().stream()
                .sorted(java.util.Comparator.comparing(Entry::subject))
                .toList();
    }
}
