package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private static ObjectNode event(int n) {
        return Json.MAPPER.createObjectNode().put("type", "test").put("n", n).put("text", "zwölf \n Zeilen");
    }

    private static List<ObjectNode> events(int count) {
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(i));
        }
        return events;
    }

    private Journal journal() {
        return new Journal(folder, "journal");
    }

    private byte[] written(int count) throws IOException {
        Files.deleteIfExists(folder.resolve("journal"));
        journal().append(events(count));
        return Files.readAllBytes(folder.resolve("journal"));
    }

    private void lay(byte[] bytes) throws IOException {
        Files.write(folder.resolve("journal"), bytes);
    }

    private List<byte[]> aside() throws IOException {
        List<byte[]> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().contains(".damaged-"))
                    .toList()) {
                found.add(Files.readAllBytes(file));
                Files.delete(file);
            }
        }
        return found;
    }

    @Test
    void what_was_appended_is_read_in_order_and_nobody_else_can_read_it() throws IOException {
        assertEquals(
                new Journal.Content(List.of(), Journal.State.ABSENT, List.of()),
                journal().read(NOW));
        for (ObjectNode event : events(3)) {
            journal().append(event);
        }
        assertEquals(
                new Journal.Content(events(3), Journal.State.WHOLE, List.of()),
                journal().read(NOW));
        assertEquals(StateFolderTest.OWNER_FILE, Files.getPosixFilePermissions(folder.resolve("journal")));
    }

    @Test
    void torn_at_every_byte_of_its_last_lines_all_that_was_completed_is_read() throws IOException {
        byte[] whole = written(4);
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] == '\n') {
                ends.add(i + 1);
            }
        }
        for (int cut = ends.get(1); cut <= whole.length; cut++) {
            int at = cut;
            lay(Arrays.copyOf(whole, cut));
            // A line of which only the end is missing is complete.
            int complete =
                    (int) ends.stream().filter(end -> end > 0 && end - 1 <= at).count();
            boolean torn = ends.stream().noneMatch(end -> end == at || end - 1 == at);
            Journal.Content content = journal().read(NOW);
            assertEquals(events(complete), content.events(), "cut at " + cut);
            assertEquals(torn ? Journal.State.TORN : Journal.State.WHOLE, content.state(), "cut at " + cut);
            assertEquals(torn ? 1 : 0, content.problems().size());
            assertEquals(torn ? 1 : 0, aside().size());
            journal().append(event(99));
            Journal.Content again = journal().read(NOW);
            assertEquals(Journal.State.WHOLE, again.state(), "cut at " + cut);
            assertEquals(complete + 1, again.events().size(), "cut at " + cut);
            assertEquals(event(99), again.events().get(complete));
        }
    }

    @Test
    void a_flipped_bit_costs_its_own_line_and_no_other_and_is_kept_aside() throws IOException {
        byte[] whole = written(5);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            String place = "seed " + seed + " run " + run;
            byte[] bytes = whole.clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            lay(bytes);
            Journal.Content content = journal().read(NOW);
            List<ObjectNode> all = events(5);
            assertTrue(all.containsAll(content.events()), place);
            // A flipped line's end makes one damaged line of two; a flipped letter may split one.
            int least = whole[at] == '\n' && at < whole.length - 1 ? 3 : 4;
            assertTrue(
                    content.events().size() >= least,
                    place + ": " + content.events().size());
            assertTrue(content.state() == Journal.State.DAMAGED || content.state() == Journal.State.TORN, place);
            assertEquals(1, aside().size(), place);
            assertEquals(Journal.State.WHOLE, journal().read(NOW).state(), place);
        }
    }

    @Test
    void garbage_for_a_journal_is_kept_aside_whole() throws IOException {
        byte[] garbage = new byte[5000];
        new Random(7).nextBytes(garbage);
        garbage[4999] = 'x';
        lay(garbage);
        Journal.Content content = journal().read(NOW);
        assertEquals(List.of(), content.events());
        assertEquals(Journal.State.DAMAGED, content.state());
        assertArrayEquals(garbage, Arrays.copyOf(aside().get(0), garbage.length));
    }

    @Test
    void damaged_parts_are_kept_ten_times_and_the_oldest_goes_first() throws IOException {
        byte[] line = written(1);
        for (int i = 0; i < 14; i++) {
            lay(line);
            Files.writeString(folder.resolve("journal"), "torn", StandardOpenOption.APPEND);
            journal().read(NOW.plusSeconds(i));
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> kept = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains(".damaged-"))
                    .sorted()
                    .toList();
            assertEquals(10, kept.size());
            assertEquals("journal.damaged-2026-11-24T120004Z", kept.get(0));
        }
    }

    @Test
    void replacing_it_is_all_or_nothing_and_appending_goes_on() throws IOException {
        written(5);
        journal().replace(events(2));
        journal().append(event(2));
        assertEquals(events(3), journal().read(NOW).events());
    }
}
