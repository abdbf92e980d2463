package dev.selfheal.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Toy;
import dev.selfheal.outcome.DiagnosisRecord;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.outcome.Status;
import dev.selfheal.policy.Policies;
import dev.selfheal.policy.RuleEntry;
import dev.selfheal.policy.cases.CaseFiles;
import dev.selfheal.policy.cases.CaseRunner;
import dev.selfheal.policy.cases.Cases;
import dev.selfheal.policy.cases.RuleCase;
import dev.selfheal.recording.Kinds;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import dev.selfheal.recording.Schemas;
import dev.selfheal.verdict.Verdict;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new kind of check is added without changing an existing class. */
class ToyKindTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("selfheal.home")).toAbsolutePath();
    /** What the toys bring along besides classes. Nothing else has it on its class path. */
    private static final Path TOYS = PROJECT.resolve("src/test/resources/toy");

    private static final Toy TOY = new Toy("toy:bear", true, Duration.ofSeconds(90), 4);

    @TempDir
    Path folder;

    @Test
    void its_fact_is_known_in_json_by_its_name() {
        ObjectNode json = Kinds.write(TOY);
        assertEquals(
                "{\"kind\":\"toy\",\"subject\":\"toy:bear\",\"critical\":true,\"wound\":\"PT1M30S\",\"wheels\":4}",
                json.toString());
        assertEquals(TOY, Kinds.read(json));
    }

    @Test
    void its_schema_is_found_by_its_name() {
        ObjectNode json = Kinds.write(TOY);
        assertEquals(List.of(), Schemas.problems("toy", json));
        json.put("wound", "90 s");
        assertTrue(Schemas.problems("toy", json).toString().contains("wound"));
    }

    @Test
    void an_outcome_holds_it_like_any_other() {
        Instant at = Instant.parse("2026-11-24T03:10:04Z");
        Outcome outcome = new Outcome(
                "c1",
                "box",
                "0.1",
                at,
                at,
                Outcome.Mode.HEAL,
                Status.after(Verdict.EMPTY, List.of(TOY), List.of(), List.of()),
                List.of(TOY),
                Verdict.EMPTY,
                List.of(),
                DiagnosisRecord.NOT_NEEDED,
                List.of(),
                Map.of(),
                List.of(),
                List.of());
        String text = OutcomeJson.line(outcome);
        assertEquals(outcome, OutcomeJson.read(text));
        assertEquals(List.of(), Schemas.problems("outcome", Records.parse(text)));
    }

    @Test
    void its_rules_are_tried_by_cases_of_their_own() throws IOException {
        Policies.Loaded loaded = Policies.load(rules(), Optional.empty(), "test");
        assertEquals(List.of(), loaded.problems());
        List<String> names =
                RuleEntry.below(rules()).stream().map(RuleEntry::name).toList();
        Cases read = CaseFiles.read(
                TOYS.resolve("cases.yaml"), PROJECT.resolve("test-fixtures/rules"), names, OwnKinds.NONE);
        assertEquals(List.of(), read.problems());
        List<RuleCase> cases = read.all();
        CaseRunner runner = new CaseRunner(loaded.judge().orElseThrow(), 1);
        assertEquals(3, cases.size());
        cases.forEach(one -> assertEquals(List.of(), runner.run(one).failures(), one.toString()));
    }

    /** Two toys have run down, and one needs the other: a whole cycle in a process with the toys on its class path. */
    @Test
    void a_whole_cycle_reads_watches_judges_and_heals_it() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path inventory = folder.resolve("selfheal.yaml");
        Files.writeString(inventory, """
                version: 1
                toys:
                  - {id: bear, critical: true, spring: ~/bear}
                  - {id: cart, spring: ~/cart, depends_on: ["toy:bear"]}
                commands:
                  - {id: bear, fix: [/bin/sh, -c, "echo 60 >> $HOME/bear"]}
                  - {id: cart, fix: [/bin/sh, -c, "echo 60 >> $HOME/cart"]}
                """);
        JsonNode first = run(home, inventory);

        assertEquals("HEALED", first.path("status").asText(), first::toPrettyString);
        assertEquals("command:bear", first.at("/fixes/0/target").asText());
        assertEquals(1, first.at("/fixes/0/round").asInt());
        assertEquals("command:cart", first.at("/fixes/1/target").asText());
        assertEquals(2, first.at("/fixes/1/round").asInt(), "it waits for what it needs");
        assertEquals(List.of(), Schemas.problems("outcome", first));
        assertTrue(first.path("facts").toString().contains("{\"kind\":\"toy\",\"subject\":\"toy:bear\""));
        assertEquals("60\n", Files.readString(home.resolve("bear")));

        assertEquals("HEALTHY", run(home, inventory).path("status").asText());
        assertEquals("60\n", Files.readString(home.resolve("bear")));
    }

    private JsonNode run(Path home, Path inventory) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dselfheal.home=" + PROJECT,
                "-cp",
                TOYS + File.pathSeparator + System.getProperty("java.class.path"),
                "dev.selfheal.cli.Main",
                "run",
                "--json",
                "--rules",
                rules().toString(),
                "--inventory",
                inventory.toString(),
                "--state",
                folder.resolve("state").toString());
        builder.environment().put("HOME", home.toString());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "no end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> text(out) + text(err));
        return Records.parse(text(out));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The shipped rules, and those of the toys. */
    private Path rules() throws IOException {
        Path all = folder.resolve("rules");
        for (Path from : List.of(PROJECT.resolve("rules"), TOYS.resolve("rules"))) {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = all.resolve(from.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return all;
    }
}
