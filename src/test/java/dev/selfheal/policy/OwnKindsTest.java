package dev.selfheal.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.own.SchemaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over kinds of facts that only a schema file describes. */
class OwnKindsTest {
    private static final Path EXAMPLE = Shipped.HOME.resolve("test-fixtures/own-kinds");

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(EXAMPLE.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void rules_read_every_type_of_field_and_see_null_where_an_optional_one_is_absent() throws Exception {
        String said = JudgeOwnKinds.verdict(folder);
        assertTrue(said.startsWith("[]\n[]\n"), said);
        assertEquals(
                List.of(
                        "own.date",
                        "own.duration",
                        "own.flag",
                        "own.list",
                        "own.map",
                        "own.none",
                        "own.number",
                        "own.optional-flag",
                        "own.optional-number",
                        "own.optional-word",
                        "own.text",
                        "own.whole",
                        "own.word"),
                Arrays.stream(said.split("rule="))
                        .skip(1)
                        .map(part -> part.substring(0, part.indexOf(',')))
                        .sorted()
                        .toList());
    }

    @Test
    void what_was_compiled_comes_back_in_a_fresh_process_with_the_same_verdict() throws Exception {
        String first = fresh();
        assertTrue(first.contains("own.word"), first);
        List<Path> kept = kept();
        assertEquals(
                List.of("kinds", "rules"),
                kept.stream()
                        .map(file -> file.getFileName().toString().substring(0, 5))
                        .toList());
        for (Path file : kept) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        assertEquals(first, fresh());
        for (Path file : kept()) {
            assertEquals(Instant.EPOCH, Files.getLastModifiedTime(file).toInstant(), file + " was made again");
        }
    }

    @Test
    void another_schema_means_another_compilation() throws Exception {
        JudgeOwnKinds.verdict(folder);
        Path schema = folder.resolve("facts-schema/sample.schema.json");
        Files.writeString(schema, Files.readString(schema).replace("\"Sample\"", "\"Another title\""));
        JudgeOwnKinds.verdict(folder);
        assertEquals(4, kept().size());
    }

    @Test
    void kept_kinds_that_are_broken_are_made_again() throws Exception {
        String first = JudgeOwnKinds.verdict(folder);
        for (Path file : kept()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        assertEquals(first, JudgeOwnKinds.verdict(folder));
    }

    @Test
    void a_word_or_a_field_that_the_schema_does_not_know_is_told_when_the_rules_load() throws IOException {
        Path rules = folder.resolve("rules/own.drl");
        String good = Files.readString(rules);
        for (String wrong : List.of("SampleWord.FULLL", "SampleWord.full")) {
            Files.writeString(rules, good.replace("SampleWord.FULL", wrong));
            assertEquals(1, problems().size(), () -> problems().toString());
        }
        Files.writeString(rules, good.replace("whole > 24", "hole > 24"));
        assertTrue(problems().toString().contains("Sample has no field \"hole\""), () -> problems()
                .toString());
    }

    @Test
    void without_its_schema_a_rule_does_not_load() throws IOException {
        Files.delete(folder.resolve("facts-schema/sample.schema.json"));
        assertTrue(!problems().isEmpty());
    }

    private List<RuleProblem> problems() {
        OwnKinds own = SchemaFiles.read(folder.resolve("facts-schema"), Optional.empty(), "test")
                .kinds();
        return Policies.load(folder.resolve("rules"), Optional.empty(), "test", own)
                .problems();
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("state/cache"))) {
            return files.sorted().toList();
        }
    }

    private String fresh() throws Exception {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JudgeOwnKinds.class.getName(),
                        folder.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it did not end");
            assertEquals(0, process.exitValue());
            return Files.readString(said);
        } finally {
            process.destroyForcibly();
        }
    }
}
