package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path folder;

    private History history;
    private Path today;

    @BeforeEach
    void begin() {
        history = new History(folder);
        today = folder.resolve("history/2026-11-24.jsonl");
    }

    private static String outcome(String id) {
        return "{\n  \"id\": \"" + id + "\",\n  \"text\": \"a\\nb ü\"\n}\n";
    }

    private static String line(String id) {
        return "{\"id\":\"" + id + "\",\"text\":\"a\\nb ü\"}";
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(today);
    }

    @Test
    void an_outcome_is_one_line_that_only_its_owner_can_read() throws IOException {
        history.append(DAY, outcome("c1"));
        history.append(DAY, outcome("c2"));
        assertEquals(List.of(line("c1"), line("c2")), lines());
        assertEquals(StateFolderTest.OWNER_FILE, Files.getPosixFilePermissions(today));
        history.replaceLatest(outcome("c2"));
        assertEquals(StateFolderTest.OWNER_FILE, Files.getPosixFilePermissions(folder.resolve("outcome.json")));
        assertEquals(Optional.of(outcome("c2")), history.latest());
    }

    @Test
    void a_cycle_that_was_killed_is_appended_by_the_next_and_only_once() throws IOException {
        assertEquals(Optional.empty(), history.recover(DAY));
        history.replaceLatest(outcome("c1"));
        assertEquals(Optional.of("c1"), history.recover(DAY));
        assertEquals(Optional.empty(), history.recover(DAY));
        assertEquals(List.of(line("c1")), lines());
    }

    @Test
    void a_cycle_that_appended_its_line_is_not_appended_again_whatever_day_it_is() throws IOException {
        history.replaceLatest(outcome("c1"));
        history.append(DAY, outcome("c1"));
        assertEquals(Optional.empty(), history.recover(DAY.plusDays(1)));
        history.append(DAY.plusDays(2), outcome("c0"));
        assertEquals(Optional.empty(), history.recover(DAY.minusDays(1)));
    }

    @Test
    void torn_at_every_byte_of_its_last_line_the_next_one_is_whole_and_the_torn_one_recovered() throws IOException {
        history.append(DAY, outcome("c1"));
        int first = (int) Files.size(today);
        history.append(DAY, outcome("c2"));
        byte[] whole = Files.readAllBytes(today);
        history.replaceLatest(outcome("c2"));
        for (int cut = first; cut < whole.length; cut++) {
            Files.write(today, Arrays.copyOf(whole, cut));
            history.append(DAY, outcome("c3"));
            assertEquals(List.of(line("c1"), line("c3")), lines(), "cut at " + cut);
            Files.write(today, Arrays.copyOf(whole, cut));
            assertEquals(Optional.of("c2"), history.recover(DAY), "cut at " + cut);
            assertEquals(List.of(line("c1"), line("c2")), lines(), "cut at " + cut);
        }
    }

    @Test
    void lines_longer_than_what_is_read_at_once_are_found() throws IOException {
        String big = "{\"id\":\"c1\",\"text\":\"" + "x".repeat(200_000) + "\"}";
        history.append(DAY, big);
        history.append(DAY, big.replace("c1", "c2"));
        history.replaceLatest(big.replace("c1", "c2"));
        assertEquals(Optional.empty(), history.recover(DAY));
        Files.write(today, Arrays.copyOf(Files.readAllBytes(today), 300_000));
        assertEquals(Optional.of("c2"), history.recover(DAY));
        assertEquals(2, lines().size());
    }

    @Test
    void thirty_days_are_kept_and_other_files_are_left_alone() throws IOException {
        for (int i = 0; i < History.DAYS; i++) {
            history.append(DAY.plusDays(i), outcome("c" + i));
        }
        Files.writeString(folder.resolve("history/notes.txt"), "mine");
        assertTrue(Files.exists(today));
        history.append(DAY.plusDays(History.DAYS), outcome("last"));
        assertEquals(History.DAYS, history.days().size());
        assertTrue(Files.notExists(today));
        assertTrue(Files.exists(folder.resolve("history/notes.txt")));
    }

    @Test
    void a_clock_set_to_another_century_drops_one_day_only() throws IOException {
        for (int i = 0; i < History.DAYS; i++) {
            history.append(DAY.plusDays(i), outcome("c" + i));
        }
        history.append(LocalDate.of(2099, 1, 1), outcome("far"));
        assertEquals(History.DAYS, history.days().size());
    }

    @Test
    void what_is_no_json_is_never_appended() throws IOException {
        assertThrows(IOException.class, () -> history.append(DAY, "{\"id\": "));
        Files.write(folder.resolve("outcome.json"), "{\"id\":".getBytes(StandardCharsets.UTF_8));
        assertThrows(IOException.class, () -> history.recover(DAY));
        assertTrue(history.days().isEmpty() || lines().isEmpty());
    }

    @Test
    void json_that_is_no_outcome_is_never_appended() throws IOException {
        for (String text : List.of("", "[]", "null", "{}", "\0\0")) {
            Files.writeString(folder.resolve("outcome.json"), text);
            IOException told = assertThrows(IOException.class, () -> history.recover(DAY), text);
            assertTrue(told.getMessage().endsWith("outcome.json holds no outcome"), told::toString);
        }
        assertEquals(List.of(), history.days());
    }

    @Test
    void an_outcome_that_could_not_be_replaced_for_a_while_is_not_appended_again() throws IOException {
        history.replaceLatest(outcome("c1"));
        history.append(DAY, outcome("c1"));
        history.append(DAY, outcome("c2"));
        assertEquals(Optional.empty(), history.recover(DAY));
        assertEquals(List.of(line("c1"), line("c2")), lines());
    }

    @Test
    void what_is_cut_off_or_cannot_be_read_at_its_end_is_told() throws IOException {
        history.append(DAY, outcome("c1"));
        history.recover(DAY);
        assertEquals(List.of(), history.problems());
        Files.writeString(today, Files.readString(today) + "{\"id\":");
        history.append(DAY, outcome("c2"));
        assertEquals(List.of(today + ": 6 bytes at its end were no whole line and were cut off"), history.problems());

        Files.writeString(today, Files.readString(today) + "garbage\n");
        History next = new History(folder);
        next.recover(DAY);
        assertEquals(List.of(today + ": its last line is no outcome; the rest is used"), next.problems());
        assertEquals(List.of(line("c1"), line("c2"), "garbage"), lines());
    }

    @Test
    void two_lines_whose_end_was_damaged_are_no_outcome() throws IOException {
        history.append(DAY, outcome("c1"));
        history.append(DAY, outcome("c2"));
        String whole = Files.readString(today);
        int end = whole.indexOf('\n');
        for (char damaged : new char[] {'\u000b', ' ', ',', '}', 'x'}) {
            Files.writeString(today, whole.substring(0, end) + damaged + whole.substring(end + 1));
            History next = new History(folder);
            next.recover(DAY);
            assertEquals(List.of(today + ": its last line is no outcome; the rest is used"), next.problems());
        }
    }

    /** Three days of one line each, written one after the other. Returns the days that are left. */
    private List<String> daysKept(int days, long bytes) throws IOException {
        history.keep(days, bytes);
        for (int i = 0; i < 3; i++) {
            history.append(DAY.plusDays(i), outcome("c" + i));
        }
        return history.days().stream()
                .map(file -> file.getFileName().toString().substring(8, 10))
                .toList();
    }

    @Test
    void as_many_days_are_kept_as_were_asked_for() throws IOException {
        assertEquals(List.of("24", "25", "26"), daysKept(3, 1000));
        history.keep(2, 1000);
        history.append(DAY.plusDays(2), outcome("c3"));
        assertEquals(2, history.days().size());
    }

    @Test
    void days_that_just_find_room_are_kept_and_one_byte_more_drops_the_oldest() throws IOException {
        int size = line("c0").getBytes(StandardCharsets.UTF_8).length + 1;
        assertEquals(List.of("24", "25", "26"), daysKept(30, 3L * size));
        history.keep(30, 4L * size - 1);
        history.append(DAY.plusDays(3), outcome("c3"));
        assertEquals(3, history.days().size());
        assertEquals(false, Files.exists(today));
    }

    @Test
    void the_newest_day_is_kept_however_large_it_is_and_so_is_the_one_that_is_written() throws IOException {
        assertEquals(List.of("26"), daysKept(30, 1));
        history.append(DAY, outcome("late"));
        assertEquals(
                List.of("24", "26"),
                history.days().stream()
                        .map(file -> file.getFileName().toString().substring(8, 10))
                        .toList());
    }

    @Test
    void it_is_told_whether_a_cycle_is_the_first_of_its_day() throws IOException {
        assertTrue(history.begins(DAY, "c1"));
        history.append(DAY, outcome("c1"));
        history.append(DAY, outcome("c2"));
        assertTrue(history.begins(DAY, "c1"));
        assertEquals(false, history.begins(DAY, "c2"));
        assertEquals(false, history.begins(DAY, "c"));
    }
}
