package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every broken rule file is told with its place and cure, word by word as the baseline beside it says. */
class BrokenRulesTest {
    private static final Path CORPUS = Shipped.HOME.resolve("test-fixtures/broken-rules");

    @TempDir
    Path temp;

    @Test
    void each_broken_file_is_told_as_the_baseline_says() throws IOException {
        StringBuilder told = new StringBuilder();
        List<Path> files;
        try (Stream<Path> listed = Files.list(CORPUS)) {
            files = listed.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        }
        assertFalse(files.isEmpty());
        for (Path file : files) {
            Path folder = Files.createDirectory(temp.resolve(String.valueOf(file.getFileName())));
            Files.copy(file, folder.resolve(file.getFileName()));
            List<RuleProblem> problems =
                    Policies.load(folder, Optional.empty(), "test").problems();
            told.append(problems.isEmpty() ? file.getFileName() + ": no problem\n" : "");
            problems.forEach(problem -> told.append(problem).append('\n'));
        }
        Path actual = Files.writeString(Shipped.HOME.resolve("target/broken-rules.txt"), told.toString());
        assertEquals(Files.readString(CORPUS.resolve("expected.txt")), told.toString(), "as it is now: " + actual);
    }
}
