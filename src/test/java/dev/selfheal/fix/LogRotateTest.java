package dev.selfheal.fix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Result;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.SystemPrograms;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LogRotateTest extends ActionTest {
    @Override
    Action action() {
        return new LogRotate(new SystemPrograms(Map.of()), Path.of("/"));
    }

    @Override
    Target sick() throws Exception {
        Files.writeString(log(), "one line\n");
        return target(3);
    }

    private Path log() {
        return folder.resolve("x.log");
    }

    private Target.LogFile target(int keep) {
        return new Target.LogFile("log:~/x.log", log(), keep, Duration.ofSeconds(1));
    }

    private Done rotate(String content, int keep) throws Exception {
        Files.writeString(log(), content);
        return action().act(target(keep), soon());
    }

    private String unzipped(String name) throws Exception {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private void zip(String name, String content) throws Exception {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private TreeSet<String> files() throws Exception {
        try (var list = Files.list(folder)) {
            return list.map(p -> p.getFileName().toString())
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        }
    }

    private static void assertFailed(Done done, String why) {
        assertEquals(Optional.of(Result.NOT_HEALED), done.result(), done.said());
        assertTrue(done.said().contains(why), done.said());
    }

    @Test
    void a_log_that_nobody_holds_becomes_generation_one_and_no_empty_one_is_made() throws Exception {
        rotate("first\n", 3);
        assertEquals(List.of("x.log.1.gz"), List.copyOf(files()));
        assertEquals("first\n", unzipped("x.log.1.gz"));
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folder.resolve("x.log.1.gz")));
    }

    @Test
    void generations_move_up_and_exactly_n_stay() throws Exception {
        for (int i = 1; i <= 4; i++) {
            rotate("log " + i, 3);
        }
        assertEquals(List.of("x.log.1.gz", "x.log.2.gz", "x.log.3.gz"), List.copyOf(files()));
        assertEquals("log 4", unzipped("x.log.1.gz"));
        assertEquals("log 2", unzipped("x.log.3.gz"));
        rotate("log 5", 1);
        assertEquals(List.of("x.log.1.gz"), List.copyOf(files()));
        assertEquals("log 5", unzipped("x.log.1.gz"));
    }

    @Test
    void with_none_to_keep_the_log_is_emptied() throws Exception {
        assertTrue(rotate("much", 0).changed());
        assertEquals(List.of("x.log"), List.copyOf(files()));
        assertEquals(0, Files.size(log()));
    }

    @Test
    void an_absent_or_empty_log_is_left_alone() throws Exception {
        assertFalse(action().act(target(3), soon()).changed());
        assertEquals(List.of(), List.copyOf(files()));
        assertFalse(rotate("", 3).changed());
        assertEquals(List.of("x.log"), List.copyOf(files()));
    }

    @Test
    void a_log_held_by_its_writer_is_truncated_and_written_on() throws Exception {
        Process writer = new ProcessBuilder("sh", "-c", "echo before; read go; echo after")
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        try {
            await(() -> Files.size(log()) == 7);
            Object inode = Files.getAttribute(log(), "unix:ino");
            Done done = action().act(target(3), soon());
            assertTrue(done.said().contains("truncating"), done.said());
            assertEquals("before\n", unzipped("x.log.1.gz"));
            assertEquals(0, Files.size(log()));
            writer.getOutputStream().write('\n');
            writer.getOutputStream().flush();
            await(() -> Files.size(log()) > 0);
            assertEquals("after\n", Files.readString(log()));
            assertEquals(inode, Files.getAttribute(log(), "unix:ino"));
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    @Test
    void where_it_cannot_be_told_who_holds_it_the_log_is_taken_for_held() throws Exception {
        Files.writeString(log(), "text");
        Action blind = new LogRotate(new SystemPrograms(Map.of()), folder.resolve("no-root"), "/no/such/lsof");
        assertTrue(blind.act(target(3), soon()).said().contains("truncating"));
        assertEquals(0, Files.size(log()));
        assertEquals("text", unzipped("x.log.1.gz"));
    }

    @Test
    void lsof_tells_by_its_exit_status_and_its_silence() throws Exception {
        Path lsof = folder.resolve("lsof");
        Files.writeString(lsof, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(lsof, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(log(), "text");
        Action mac = new LogRotate(new SystemPrograms(Map.of()), folder.resolve("no-root"), lsof.toString());
        assertFalse(mac.act(target(3), soon()).said().contains("truncating"));
        assertFalse(Files.exists(log()));
        Files.writeString(lsof, "#!/bin/sh\necho 4711\n");
        Files.writeString(log(), "text");
        assertTrue(mac.act(target(3), soon()).said().contains("truncating"));
    }

    @Test
    void a_symbolic_link_is_refused() throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "text");
        Files.createSymbolicLink(log(), real);
        assertFailed(action().act(target(3), soon()), "link");
        assertEquals("text", Files.readString(real));
    }

    @Test
    void past_its_deadline_the_log_is_as_it_was_and_no_copy_is_left() throws Exception {
        Files.writeString(log(), "text");
        zip("x.log.1.gz", "older");
        assertFailed(action().act(target(3), Deadline.in(Duration.ZERO, Clock.SYSTEM)), "deadline");
        assertEquals("text", Files.readString(log()));
        assertEquals(List.of("x.log", "x.log.1.gz"), List.copyOf(files()));
        assertEquals("older", unzipped("x.log.1.gz"));
    }

    @Test
    void a_log_too_large_for_the_free_space_is_refused() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "rw")) {
            file.setLength(Files.getFileStore(folder).getUsableSpace() * 5);
        }
        assertFailed(action().act(target(3), soon()), "no room");
        assertEquals(List.of("x.log"), List.copyOf(files()));
    }

    @Test
    void a_run_cut_short_while_copying_is_begun_again() throws Exception {
        Files.writeString(folder.resolve(".x.log.rotating"), "half a copy");
        zip("x.log.2.gz", "older");
        rotate("text", 3);
        assertEquals(List.of("x.log.1.gz", "x.log.2.gz"), List.copyOf(files()));
        assertEquals("text", unzipped("x.log.1.gz"));
        assertEquals("older", unzipped("x.log.2.gz"));
    }

    @Test
    void a_run_cut_short_after_the_renaming_is_finished() throws Exception {
        Files.writeString(folder.resolve("x.log.1"), "earlier");
        rotate("later", 3);
        assertEquals(List.of("x.log.1.gz", "x.log.2.gz"), List.copyOf(files()));
        assertEquals("later", unzipped("x.log.1.gz"));
        assertEquals("earlier", unzipped("x.log.2.gz"));
    }

    @Test
    void a_run_cut_short_before_its_last_step_leaves_nothing_twice() throws Exception {
        Files.writeString(folder.resolve("x.log.1"), "earlier");
        zip("x.log.1.gz", "earlier");
        rotate("later", 3);
        assertEquals(List.of("x.log.1.gz", "x.log.2.gz"), List.copyOf(files()));
        assertEquals("earlier", unzipped("x.log.2.gz"));
    }

    @Test
    void a_plain_generation_that_is_not_the_compressed_one_is_kept() throws Exception {
        Files.writeString(folder.resolve("x.log.1"), "something else");
        zip("x.log.1.gz", "earlier");
        rotate("later", 3);
        assertEquals(List.of("x.log.1.gz", "x.log.2", "x.log.2.gz"), List.copyOf(files()));
    }

    @Test
    void at_most_a_moment_is_lost_while_a_writer_appends_all_the_time() throws Exception {
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 20_000; i++) {
                    Files.writeString(
                            log(),
                            i + "\n",
                            java.nio.file.StandardOpenOption.CREATE,
                            java.nio.file.StandardOpenOption.APPEND);
                }
            } catch (java.io.IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });
        writer.start();
        int rotations = 0;
        int truncations = 0;
        while (writer.isAlive()) {
            Done done = action().act(target(500), soon());
            rotations += done.changed() ? 1 : 0;
            truncations += done.said().contains("truncating") ? 1 : 0;
        }
        writer.join();

        StringBuilder all = new StringBuilder();
        for (int i = 500; i >= 1; i--) {
            Path plain = folder.resolve("x.log." + i);
            all.append(Files.exists(plain) ? Files.readString(plain) : "");
            all.append(Files.exists(folder.resolve("x.log." + i + ".gz")) ? unzipped("x.log." + i + ".gz") : "");
        }
        all.append(Files.exists(log()) ? Files.readString(log()) : "");
        long lost = 20_000 - all.toString().lines().distinct().count();
        System.out.println(rotations + " rotations, " + truncations + " of them truncations, under a fast writer: "
                + lost + " of 20000 lines lost");
        // Found holding the log open in the moment of asking, this writer is truncated, with the window that this has.
        assertTrue(lost <= truncations * 1000L, lost + " lines lost in " + truncations + " truncations");
    }

    @Test
    void two_gigabytes_are_rotated_within_a_minute() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "rw")) {
            file.setLength(2L << 30);
        }
        long start = System.nanoTime();
        Done done = action().act(target(1), soon());
        System.out.println("2 GB sparse log rotated in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertEquals(Optional.empty(), done.result(), done.said());
        assertFalse(Files.exists(log()));
        try (RandomAccessFile zip =
                new RandomAccessFile(folder.resolve("x.log.1.gz").toFile(), "r")) {
            byte[] end = new byte[4];
            zip.seek(zip.length() - 4);
            zip.readFully(end);
            assertArrayEquals(new byte[] {0, 0, 0, (byte) 0x80}, end);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10), Clock.SYSTEM);
        while (!condition.holds()) {
            assertFalse(deadline.passed(), "not in time");
            Thread.onSpinWait();
        }
    }
}
