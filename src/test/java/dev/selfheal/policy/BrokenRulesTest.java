package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.selfheal.policy.lint.Lint;
import dev.selfheal.policy.lint.Vocabulary;
import dev.selfheal.recording.OwnKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every broken rule file, or folder of them, is told with its place and cure, word by word as the baseline beside it says. */
class BrokenRulesTest {
    private static final Path CORPUS = Shipped.HOME.resolve("test-fixtures/broken-rules");
    private static final Vocabulary WORDS =
            new Vocabulary(OwnKinds.NONE, Set.of("agent.restart", "service.restart", "model.pull"));

    @TempDir
    Path temp;

    @Test
    void each_broken_set_is_told_as_the_baseline_says() throws IOException {
        List<Path> sets;
        try (Stream<Path> listed = Files.list(CORPUS)) {
            sets = listed.filter(path -> path.toString().endsWith(".drl") || Files.isDirectory(path))
                    .sorted()
                    .toList();
        }
        assertFalse(sets.isEmpty());
        StringBuilder told = new StringBuilder();
        for (Path set : sets) {
            Path folder = copy(set);
            told.append("# ").append(set.getFileName()).append('\n');
            Policies.Loaded loaded = Policies.load(folder, Optional.empty(), "test", Policies.JUDGEMENT_LIMIT, WORDS);
            loaded.problems().forEach(problem -> told.append(problem).append('\n'));
            if (loaded.judge().isPresent()) {
                told.append("it loads; check says:\n");
            }
            Lint.careless(RuleFiles.read(folder).sources(), WORDS)
                    .forEach(problem -> told.append("  ").append(problem).append('\n'));
        }
        Path actual = Files.writeString(Shipped.HOME.resolve("target/broken-rules.txt"), told.toString());
        assertEquals(Files.readString(CORPUS.resolve("expected.txt")), told.toString(), "as it is now: " + actual);
    }

    private Path copy(Path set) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(String.valueOf(set.getFileName())));
        if (!Files.isDirectory(set)) {
            Files.copy(set, folder.resolve(set.getFileName()));
            return folder;
        }
        try (Stream<Path> files = Files.walk(set)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(set.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return folder;
    }
}
