package dev.selfheal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.fact.Cycle;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    private static final Path HOME = Path.of(System.getProperty("selfheal.home"));
    private static final Path CORPUS = HOME.resolve("test-fixtures/recordings");
    private static final Path GOOD = CORPUS.resolve("good");

    @TempDir
    Path temp;

    private static List<Entry> read(Path... inputs) {
        List<Entry> entries = new ArrayList<>();
        new Recordings(InputStream.nullInputStream(), OwnKinds.NONE)
                .read(Stream.of(inputs).map(Path::toString).toList(), entries::add);
        return entries;
    }

    private static List<Entry> fromStandardInput(String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new Recordings(in, OwnKinds.NONE).all("-");
    }

    private static String good(String name) throws IOException {
        return Files.readString(GOOD.resolve(name));
    }

    private static Recorded only(List<Entry> entries) {
        assertEquals(1, entries.size(), entries::toString);
        return assertInstanceOf(Recorded.class, entries.get(0));
    }

    private static String problem(List<Entry> entries) {
        assertEquals(1, entries.size(), entries::toString);
        return assertInstanceOf(Unreadable.class, entries.get(0)).toString();
    }

    @Test
    void each_broken_recording_is_told_as_the_baseline_says() throws IOException {
        StringBuilder told = new StringBuilder();
        try (Stream<Path> files = Files.list(CORPUS.resolve("broken"))) {
            List<Path> broken = files.filter(file -> file.toString().matches(".*\\.jsonl?"))
                    .sorted()
                    .toList();
            assertTrue(broken.size() > 15, broken::toString);
            for (Path file : broken) {
                for (Entry entry : read(file)) {
                    String text = entry instanceof Recorded ? entry.place() + ": read" : entry.toString();
                    told.append(text.replace(file.getParent() + "/", "")).append('\n');
                }
            }
        }
        Path actual = Files.writeString(HOME.resolve("target/broken-recordings.txt"), told.toString());
        assertEquals(good("../broken/expected.txt"), told.toString(), "as it is now: " + actual);
    }

    @Test
    void an_outcome_of_version_1_stays_readable_for_ever_and_nothing_of_it_is_lost() throws IOException {
        Recorded recorded = only(read(GOOD.resolve("outcome-1.json")));

        JsonNode written = OutcomeJson.write(recorded.outcome().orElseThrow());

        assertEquals(2, written.path("schema").asInt());
        assertHolds(Records.parse(good("outcome-1.json")), Records.parse(written.toString()), "$");
        assertEquals(Instant.parse("2026-11-10T03:10:00Z"), recorded.at());
        assertEquals("20261110T031000.000Z", recorded.id());
    }

    /** That all of it is there; a later version says more. */
    private static void assertHolds(JsonNode old, JsonNode now, String path) {
        if (old.isContainerNode()) {
            assertEquals(old.getNodeType(), now.getNodeType(), path);
            old.properties()
                    .forEach(field -> assertHolds(
                            field.getKey().equals("schema") ? now.path("schema") : field.getValue(),
                            now.path(field.getKey()),
                            path + "." + field.getKey()));
            for (int i = 0; i < old.size() && old.isArray(); i++) {
                assertHolds(old.get(i), now.path(i), path + "[" + i + "]");
            }
        } else {
            assertEquals(old, now, path);
        }
    }

    @Test
    void a_cycle_of_two_rounds_has_two_judgements() throws IOException {
        List<Judgement> judgements = only(read(GOOD.resolve("outcome-1.json"))).judgements();

        assertEquals(List.of(1, 2), judgements.stream().map(Judgement::round).toList());
        assertEquals(
                "service:web", judgements.get(0).verdict().findings().get(0).subject());
    }

    @Test
    void facts_without_a_cycle_are_judged_at_the_time_of_their_recording() throws IOException {
        Recorded recorded = only(read(GOOD.resolve("facts-1.json")));

        assertEquals(
                List.of(Instant.parse("2026-11-10T03:10:00Z")),
                recorded.facts().stream()
                        .filter(Cycle.class::isInstance)
                        .map(fact -> ((Cycle) fact).at())
                        .toList());
        assertTrue(recorded.outcome().isEmpty());
    }

    @Test
    void a_history_may_hold_outcomes_and_facts_and_knows_its_lines() {
        List<Entry> entries = read(GOOD.resolve("mixed-1.jsonl"));

        assertEquals(
                List.of(":1", ":2", ":4"),
                entries.stream()
                        .map(entry -> entry.place().substring(entry.place().length() - 2))
                        .toList());
        assertTrue(entries.stream().allMatch(Recorded.class::isInstance), entries::toString);
    }

    @Test
    void one_line_can_be_named() {
        Path file = GOOD.resolve("mixed-1.jsonl");

        assertEquals(file + ":2", only(read(Path.of(file + ":2"))).place());
        assertEquals(file + ":3: there is no such line", problem(read(Path.of(file + ":3"))));
    }

    @Test
    void a_folder_is_read_in_the_order_of_its_paths() {
        assertEquals(
                List.of("facts-1.json", "mixed-1.jsonl:1", "mixed-1.jsonl:2", "mixed-1.jsonl:4", "outcome-1.json"),
                read(GOOD).stream()
                        .map(entry -> entry.place().replace(GOOD + "/", ""))
                        .toList());
    }

    @Test
    void standard_input_may_be_one_document_or_a_history() throws IOException {
        assertEquals(
                "standard input",
                only(fromStandardInput(good("outcome-1.json"))).place());
        assertEquals(3, fromStandardInput(good("mixed-1.jsonl")).size());
    }

    @Test
    void a_history_that_begins_with_a_bad_line_is_still_a_history() throws IOException {
        List<Entry> entries = fromStandardInput("{\"schema\":1,\n" + good("mixed-1.jsonl"));

        assertEquals(4, entries.size());
        assertEquals(
                "standard input:1: $: not JSON: Unexpected end-of-input within/between Object entries (column 13)",
                entries.get(0).toString());
    }

    @Test
    void what_is_not_there_or_not_readable_is_told_and_the_rest_is_read() {
        List<Entry> entries = read(temp.resolve("gone.json"), temp, GOOD.resolve("facts-1.json"));

        assertEquals(
                List.of(
                        temp.resolve("gone.json") + ": no such file or folder",
                        temp + ": no .json or .jsonl file is in this folder"),
                entries.subList(0, 2).stream().map(Entry::toString).toList());
        assertInstanceOf(Recorded.class, entries.get(2));
    }

    @Test
    void an_empty_day_of_history_is_no_mistake() throws IOException {
        assertEquals(List.of(), read(Files.createFile(temp.resolve("2026-11-10.jsonl"))));
    }
}
