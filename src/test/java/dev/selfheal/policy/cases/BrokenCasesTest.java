package dev.selfheal.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.policy.Shipped;
import dev.selfheal.recording.OwnKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is wrong with case files is told at once, each with its line and what to write instead. */
class BrokenCasesTest {
    private static final Path CORPUS = Shipped.HOME.resolve("test-fixtures/broken-cases");

    @TempDir
    Path folder;

    private static Cases read(Path place) {
        return CaseFiles.read(place, Shipped.CASES, List.of("service.down", "variable.shared"), OwnKinds.NONE);
    }

    private static List<String> problems(Path place) {
        return read(place).problems().stream().map(CaseProblem::toString).toList();
    }

    @Test
    void each_mistake_of_the_corpus_is_told_as_the_baseline_says() throws IOException {
        String told = problems(CORPUS).stream().collect(Collectors.joining("\n", "", "\n"));
        Path actual = Files.writeString(Shipped.HOME.resolve("target/broken-cases.txt"), told);
        assertEquals(Files.readString(CORPUS.resolve("expected.txt")), told, "all of it: " + actual);
    }

    @Test
    void a_case_with_a_mistake_is_not_among_those_to_run() {
        assertEquals(List.of(), read(CORPUS).all());
    }

    @Test
    void a_folder_without_a_case_is_a_problem() {
        assertEquals(
                List.of("rule cases: no rule case is here; write one into a .yaml file below " + folder),
                problems(folder));
    }

    @Test
    void a_folder_that_does_not_exist_is_a_problem() {
        assertEquals(1, problems(folder.resolve("none")).size());
    }

    @Test
    void a_file_that_strangers_can_write_is_a_problem() throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "- case: x\n  facts: []\n  expect: {}\n");
        assertEquals(List.of(), problems(folder));
        assertTrue(file.toFile().setWritable(true, false));
        assertEquals(1, problems(folder).size());
    }

    @Test
    void one_file_is_read_alone_with_the_defaults_of_the_folder_above() throws IOException {
        Files.writeString(folder.resolve("defaults.yaml"), "host: {subject: host, cpus: 3}\n");
        String text = "- case: x\n  at: never\n  facts:\n    - {kind: host}\n  expect: {}\n";
        Path family = Files.createDirectories(folder.resolve("family"));
        Path file = Files.writeString(family.resolve("x.yaml"), text);
        Files.writeString(family.resolve("y.yaml"), "nonsense");
        Cases cases = read(file);
        assertEquals(List.of(), cases.problems());
        assertEquals(1, cases.all().size());
        assertTrue(cases.all().get(0).facts().toString().contains("cpus=3"), cases.toString());
    }
}
