package dev.selfheal.probe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Log;
import dev.selfheal.fact.Reason;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.Settings;
import dev.selfheal.probe.Probe;
import dev.selfheal.probe.ProbeException;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.testing.FakeClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProbeTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock(NOON);
    private final Pages notebook = new Pages();

    private Path log() {
        return folder.resolve("x.log");
    }

    private LogEntry entry(String name) {
        return new LogEntry("~/" + name, folder + "/" + name, true, Optional.of(50L), Optional.of(1000L), 3);
    }

    private List<Probe> probes(String name) {
        return new LogProbes().probes(new Inventory(Settings.DEFAULT, List.of(entry(name))), notebook.doors(clock));
    }

    private Probe probe() {
        List<Probe> probes = probes("x.log");
        assertEquals(1, probes.size());
        return probes.get(0);
    }

    private static Log look(Probe probe) throws Exception {
        return (Log)
                probe.look(Deadline.in(Duration.ofSeconds(30), Clock.SYSTEM)).get(0);
    }

    /** A whole cycle: one look, and what was remembered is kept. */
    private Log cycle() throws Exception {
        Log log = look(probe());
        notebook.commit();
        return log;
    }

    private void append(String text) throws IOException {
        append(log(), text);
    }

    private void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(clock.now()));
    }

    private String error(Duration ago) {
        return clock.now().minus(ago) + " ERROR number " + ago.toSeconds() + "\n";
    }

    private String info(Duration ago) {
        return clock.now().minus(ago) + " INFO all well\n";
    }

    @Test
    void the_fact_says_what_the_inventory_wants_and_what_is_there() throws Exception {
        append(error(Duration.ofMinutes(1)));
        Log log = cycle();
        assertEquals("log:~/x.log", log.subject());
        assertEquals(log().toString(), log.path());
        assertEquals(Files.size(log()), log.sizeBytes());
        assertEquals(1000L, log.maxSizeBytes());
        assertEquals(50L, log.maxErrorsPerHour());
        assertEquals(3, log.keep());
        assertTrue(log.critical());
        assertTrue(log.timed());
        assertEquals(1, log.newErrors().size());
        assertTrue(
                log.newErrors().get(0).startsWith("ERROR number"),
                log.newErrors().get(0));
    }

    @Test
    void the_last_hour_counts_to_the_full_minute() throws Exception {
        append(error(Duration.ofMinutes(60).plusMillis(1)));
        append(error(Duration.ofMinutes(60)));
        append(error(Duration.ZERO));
        assertEquals(2, cycle().errorsLastHour());
        clock.advance(Duration.ofMinutes(1));
        assertEquals(1, cycle().errorsLastHour());
        clock.advance(Duration.ofMinutes(59));
        assertEquals(1, cycle().errorsLastHour());
        clock.advance(Duration.ofMinutes(1));
        assertEquals(0, cycle().errorsLastHour());
    }

    @Test
    void asked_twice_in_a_cycle_nothing_counts_twice_whether_by_the_same_probe_or_another() throws Exception {
        append(error(Duration.ofMinutes(9)));
        cycle();
        append(error(Duration.ofMinutes(2)));
        Probe probe = probe();
        assertEquals(2, look(probe).errorsLastHour());
        append(error(Duration.ofMinutes(1)));
        assertEquals(3, look(probe).errorsLastHour());
        assertEquals(3, look(probe()).errorsLastHour());
        notebook.commit();
        assertEquals(3, cycle().errorsLastHour());
    }

    @Test
    void what_is_rotated_within_a_cycle_stays_counted() throws Exception {
        append(error(Duration.ofMinutes(9)));
        cycle();
        append(error(Duration.ofMinutes(2)));
        Probe probe = probe();
        assertEquals(2, look(probe).errorsLastHour());
        Files.delete(log());
        Log after = look(probe);
        assertEquals(2, after.errorsLastHour());
        assertEquals(0, after.sizeBytes());
        notebook.commit();
        append(error(Duration.ofMinutes(1)));
        assertEquals(3, cycle().errorsLastHour());
    }

    @Test
    void the_rest_of_a_renamed_log_is_read() throws Exception {
        append(error(Duration.ofMinutes(9)));
        cycle();
        append(error(Duration.ofMinutes(2)));
        Files.move(log(), folder.resolve("x.log.1"));
        append(error(Duration.ofMinutes(1)));
        assertEquals(3, cycle().errorsLastHour());
        assertEquals(3, cycle().errorsLastHour());
    }

    @Test
    void a_truncated_log_is_read_from_its_beginning() throws Exception {
        append(error(Duration.ofMinutes(9)) + info(Duration.ofMinutes(8)));
        cycle();
        Files.writeString(log(), "");
        append(error(Duration.ofMinutes(1)));
        assertEquals(2, cycle().errorsLastHour());
    }

    @Test
    void a_log_truncated_and_grown_beyond_where_it_was_is_still_noticed() throws Exception {
        append(error(Duration.ofMinutes(9)));
        cycle();
        Files.writeString(log(), "");
        append(error(Duration.ofMinutes(3)) + error(Duration.ofMinutes(2)) + error(Duration.ofMinutes(1)));
        assertEquals(4, cycle().errorsLastHour());
    }

    @Test
    void the_rest_of_a_log_that_was_copied_and_truncated_is_read_from_the_copy() throws Exception {
        append(error(Duration.ofMinutes(9)));
        cycle();
        append(error(Duration.ofMinutes(2)));
        Files.copy(log(), folder.resolve("x.log.1"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(log(), "");
        append(error(Duration.ofMinutes(1)));
        assertEquals(3, cycle().errorsLastHour());
    }

    @Test
    void a_line_still_being_written_counts_once_when_it_is_complete() throws Exception {
        append(info(Duration.ofMinutes(2)) + clock.now() + " ERR");
        assertEquals(0, cycle().errorsLastHour());
        append("OR half");
        assertEquals(0, cycle().errorsLastHour());
        append(" and whole\n");
        assertEquals(1, cycle().errorsLastHour());
        assertEquals(1, cycle().errorsLastHour());
    }

    @Test
    void a_last_line_that_nobody_ends_counts_after_a_minute_and_only_once() throws Exception {
        append(info(Duration.ofMinutes(2)) + "panic: out of memory");
        clock.advance(Duration.ofSeconds(60));
        assertEquals(0, cycle().errorsLastHour());
        clock.advance(Duration.ofMillis(1));
        assertEquals(1, cycle().errorsLastHour());
        append(" ERROR the rest of it\n");
        assertEquals(1, cycle().errorsLastHour());
    }

    @Test
    void a_trace_cut_between_two_cycles_is_one_error() throws Exception {
        append(clock.now() + " ERROR failed\n");
        assertEquals(1, cycle().errorsLastHour());
        append("java.io.IOException: x\n\tat A.b(A.java:1)\n");
        assertEquals(1, cycle().errorsLastHour());
    }

    @Test
    void a_log_without_times_counts_what_arrived_since_the_last_cycle() throws Exception {
        append("error: one\nerror: two\n");
        Log first = cycle();
        assertEquals(0, first.errorsLastHour());
        assertFalse(first.timed());
        append("error: three\nerror: four\n");
        assertEquals(2, cycle().errorsLastHour());
        assertEquals(0, cycle().errorsLastHour());
    }

    @Test
    void lines_without_a_time_in_a_log_that_had_one_long_ago_count_when_they_arrive() throws Exception {
        append(info(Duration.ofDays(3)));
        cycle();
        clock.advance(Duration.ofMinutes(5));
        append("error: now\n");
        assertEquals(1, cycle().errorsLastHour());
    }

    @Test
    void a_clock_set_back_counts_nothing_twice_and_lets_nothing_stay_for_ever() throws Exception {
        append(error(Duration.ZERO) + error(Duration.ofMinutes(1)));
        assertEquals(2, cycle().errorsLastHour());
        clock.jump(Duration.ofHours(-5));
        assertEquals(2, cycle().errorsLastHour());
        append(error(Duration.ZERO));
        assertEquals(3, cycle().errorsLastHour());
        clock.advance(Duration.ofMinutes(61));
        assertEquals(0, cycle().errorsLastHour());
    }

    @Test
    void new_kinds_of_errors_are_told_once_and_few_at_a_time() throws Exception {
        append(clock.now() + " ERROR user 17 not in /srv/a/b\n" + clock.now() + " ERROR user 18 not in /srv/c\n");
        assertEquals(1, cycle().newErrors().size());
        append(clock.now() + " ERROR user 4711 not in /x\n");
        assertEquals(List.of(), cycle().newErrors());
        StringBuilder many = new StringBuilder();
        for (char c = 'a'; c <= 'z'; c++) {
            many.append(clock.now()).append(" ERROR kind ").append(c).append("zz\n");
        }
        append(many.toString());
        assertEquals(5, cycle().newErrors().size());
        assertEquals(26 + 3, cycle().errorsLastHour());
    }

    @Test
    void noise_and_very_long_lines_do_no_harm() throws Exception {
        Random random = new Random(7);
        byte[] noise = new byte[3 << 20];
        random.nextBytes(noise);
        append(error(Duration.ofMinutes(3)));
        Files.write(log(), noise, StandardOpenOption.APPEND);
        append("\n" + error(Duration.ofMinutes(2)) + "x".repeat(2 << 20) + " ERROR far out\n" + error(Duration.ZERO));
        long counted = cycle().errorsLastHour();
        assertTrue(counted >= 3 && counted <= 5, counted + " counted");
    }

    @Test
    void gigabytes_of_nul_before_the_first_line_are_read_past() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "rw")) {
            file.setLength(2L << 30);
        }
        append(error(Duration.ZERO));
        assertEquals(1, cycle().errorsLastHour());
    }

    @Test
    void first_sight_reads_as_far_back_as_an_hour_and_never_only_the_tail() throws Exception {
        StringBuilder text = new StringBuilder(info(Duration.ofHours(3)));
        for (int i = 0; i < 100; i++) {
            text.append(error(Duration.ofMinutes(70)));
        }
        for (int i = 0; i < 40; i++) {
            text.append(error(Duration.ofMinutes(50)));
            text.append(("    at a.very.long.trace.of.Something(Here.java:1)\n").repeat(2000));
        }
        append(text.toString());
        assertTrue(Files.size(log()) > 3 << 20);
        assertEquals(40, cycle().errorsLastHour());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-10-25T01:45:00Z", "2026-10-25T00:45:00Z", "2026-03-29T01:30:00Z", "2026-12-31T23:20:00Z"})
    void local_times_are_right_over_clock_changes_and_new_year(String now) throws Exception {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        for (String form : List.of("yyyy-MM-dd HH:mm:ss", "MMM dd HH:mm:ss")) {
            Files.deleteIfExists(log());
            notebook.clear();
            clock.jump(Duration.between(clock.now(), Instant.parse(now))).in(berlin);
            DateTimeFormatter format = DateTimeFormatter.ofPattern(form, java.util.Locale.ENGLISH);
            StringBuilder text = new StringBuilder();
            for (int minutes = 240; minutes >= 0; minutes -= 5) {
                Instant at = clock.now().minus(Duration.ofMinutes(minutes));
                text.append(format.format(LocalDateTime.ofInstant(at, berlin))).append(" ERROR x\n");
            }
            append(text.toString());
            assertEquals(13, cycle().errorsLastHour(), form + " at first sight");
            clock.advance(Duration.ofMinutes(5));
            append(format.format(LocalDateTime.ofInstant(clock.now(), berlin)) + " ERROR y\n");
            assertEquals(13, cycle().errorsLastHour(), form + " five minutes later");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void in_pieces_with_rotations_it_is_the_same_count_as_at_once(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> pieces = new ArrayList<>();
        List<Instant> written = new ArrayList<>();
        Instant at = clock.now().minus(Duration.ofMinutes(150));
        for (int i = 0; at.isBefore(NOON.minusSeconds(60)); i++) {
            at = at.plusSeconds(random.nextInt(45));
            pieces.add(at + " INFO line " + i + "\n");
            switch (random.nextInt(7)) {
                case 0 -> pieces.add(at + " ERROR line " + i + "\n");
                case 1 ->
                    pieces.add("Traceback (most recent call last):\n  File \"x\", line 1\nValueError: " + i + "\n");
                case 2 -> pieces.add(at + " ERROR line\njava.io.IOException: x\n\tat A.b(A.java:1)\nCaused by: B: c\n");
                case 3 -> pieces.add("x".repeat(random.nextInt(20_000)) + "\n");
                case 4 -> pieces.add("panic: " + i + "\n\ngoroutine 1 [running]:\nmain.main()\n");
                case 5 -> pieces.add("\u0000\u0001\u00ff noise\n");
                default -> {}
            }
            while (written.size() < pieces.size()) {
                written.add(at);
            }
        }
        String all = String.join("", pieces);
        append(all);
        long atOnce = cycle().errorsLastHour();
        notebook.clear();
        Files.delete(log());

        at(written.get(0));
        append(pieces.get(0));
        cycle();
        int generation = 0;
        for (int from = pieces.get(0).length(); from < all.length(); ) {
            int to = Math.min(all.length(), from + 1 + random.nextInt(5000));
            int piece = -1;
            for (int length = 0; length < to; length += pieces.get(piece).length()) {
                piece++;
            }
            at(written.get(piece));
            append(all.substring(from, to));
            from = to;
            boolean lineEnds = all.charAt(to - 1) == '\n' && (to == all.length() || all.startsWith("2026", to));
            if (lineEnds && random.nextInt(2) == 0) {
                Path old = folder.resolve("x.log." + ++generation);
                if (random.nextBoolean()) {
                    Files.move(log(), old);
                    append("");
                } else {
                    Files.copy(log(), old);
                    Files.writeString(log(), "");
                }
            }
            if (random.nextInt(3) == 0 || lineEnds) {
                cycle();
            }
        }
        at(NOON);
        long last = cycle().errorsLastHour();
        assertEquals(atOnce, last, "seed " + seed + ", " + generation + " rotations");
    }

    private void at(Instant time) {
        clock.jump(Duration.between(clock.now(), time));
    }

    @Test
    void a_state_that_cannot_be_read_is_a_first_sight() throws Exception {
        append(error(Duration.ofMinutes(1)));
        notebook.write("log:" + log(), "{\"inode\": \"?\"");
        notebook.commit();
        assertEquals(1, cycle().errorsLastHour());
    }

    @Test
    void too_slow_is_a_failure_and_what_was_not_read_is_read_next_time() throws Exception {
        append(error(Duration.ofMinutes(1)));
        Probe probe = probe();
        ProbeException late =
                assertThrows(ProbeException.class, () -> probe.look(Deadline.in(Duration.ZERO, Clock.SYSTEM)));
        assertEquals(Reason.TIMED_OUT, late.reason());
        assertEquals(1, look(probe).errorsLastHour());
    }

    @Test
    void denied_is_told_from_broken_in_both_ways_the_system_says_it() {
        assertTrue(LogProbe.Denial.of(new AccessDeniedException("/x")).isPresent());
        assertTrue(LogProbe.Denial.of(new java.nio.file.FileSystemException("/x", null, "Operation not permitted"))
                .isPresent());
        assertFalse(LogProbe.Denial.of(new IOException("Input/output error")).isPresent());
    }

    @Test
    void a_log_seen_before_costs_next_to_nothing_and_a_new_one_of_200_megabytes_is_read_fast() throws Exception {
        byte[] block = new byte[0];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append(clock.now().minusSeconds(1800))
                    .append(i % 20 == 0 ? " ERROR" : " INFO")
                    .append(" request ")
                    .append(i)
                    .append(" handled by worker-7 in 12 ms, nothing to add to that here\n");
        }
        block = text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(log())) {
            for (long size = 0; size < 200L << 20; size += block.length) {
                out.write(block);
            }
        }
        append("");
        long start = System.nanoTime();
        Log first = cycle();
        long firstMillis = (System.nanoTime() - start) / 1_000_000;
        append(error(Duration.ZERO));
        start = System.nanoTime();
        Log second = cycle();
        long secondMicros = (System.nanoTime() - start) / 1_000;
        System.out.println("200 MB log: first sight " + firstMillis + " ms, then " + secondMicros + " us; "
                + first.errorsLastHour() + " errors");
        assertEquals(first.errorsLastHour() + 1, second.errorsLastHour());
        assertTrue(first.errorsLastHour() > 20_000);
    }
}
