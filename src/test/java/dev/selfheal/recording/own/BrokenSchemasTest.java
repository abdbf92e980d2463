package dev.selfheal.recording.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every broken schema is told with its place and cure, all of them at once, word by word as the baseline beside them says. */
class BrokenSchemasTest {
    private static final Path PROJECT = Path.of(System.getProperty("selfheal.home"));
    private static final Path CORPUS = PROJECT.resolve("test-fixtures/broken-schemas");

    private final SchemaFiles.Read read = SchemaFiles.read(CORPUS, Optional.empty(), "test");

    @Test
    void each_broken_file_is_told_as_the_baseline_says() throws IOException {
        String told = read.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
        Path actual = Files.writeString(PROJECT.resolve("target/broken-schemas.txt"), told);
        assertEquals(Files.readString(CORPUS.resolve("expected.txt")), told, "as it is now: " + actual);
    }

    @Test
    void every_file_is_told_of_and_none_of_its_kinds_can_be_used() throws IOException {
        Set<String> told = read.problems().stream().map(KindProblem::file).collect(Collectors.toSet());
        List<String> silent;
        try (Stream<Path> files = Files.list(CORPUS)) {
            silent = files.map(file -> "broken-schemas/" + file.getFileName())
                    .filter(file -> file.endsWith(".json") && !told.contains(file))
                    .toList();
        }
        // Of two that want the same name, the first has it.
        assertEquals(List.of("broken-schemas/tape-level.schema.json"), silent);
        assertEquals(Set.of("tape-level"), read.kinds().kinds());
        assertTrue(told.size() > 15, told::toString);
    }
}
