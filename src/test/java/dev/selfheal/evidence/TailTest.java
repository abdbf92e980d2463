package dev.selfheal.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.sys.FileTrouble;
import dev.selfheal.sys.Invocation;
import dev.selfheal.sys.Ran;
import dev.selfheal.sys.SystemPrograms;
import dev.selfheal.testing.Skips;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {
    @TempDir
    Path folder;

    /** Far more than a few pages take, on any machine; a pipe would take for ever, and so would a file of 64 GB. */
    private static final Duration CHEAP = Duration.ofSeconds(10);

    private String refused(Path file) {
        return FileTrouble.words(
                assertThrows(IOException.class, () -> assertTimeoutPreemptively(CHEAP, () -> Tail.of(file))));
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("app.log"), text);
    }

    @Test
    void a_small_log_is_told_whole_with_the_line_that_is_still_being_written() throws IOException {
        assertEquals("one\ntwo\nthr", Tail.of(written("one\ntwo\nthr")));
        assertEquals("", Tail.of(written("")));
    }

    @Test
    void a_log_as_large_as_the_window_is_told_whole_and_a_larger_one_without_its_first_broken_line()
            throws IOException {
        String line = "0123456789abcde\n";
        String fits = line.repeat(Tail.WINDOW / line.length());
        assertEquals(fits, Tail.of(written(fits)));
        String larger = Tail.of(written("x" + fits));
        assertEquals(fits.length() - line.length(), larger.length());
        assertTrue(larger.startsWith(line), larger.substring(0, 20));
    }

    @Test
    void a_line_longer_than_the_window_is_not_told_since_it_may_begin_with_half_a_secret() throws IOException {
        assertTrue(refused(written("x".repeat(Tail.WINDOW + 1))).contains("longer than 32 kB"));
    }

    @Test
    void a_file_of_64_gigabytes_costs_no_more_than_its_end() throws IOException {
        Path file = folder.resolve("huge.log");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 36);
            huge.seek(1L << 36);
            huge.write("\nERROR the last\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("ERROR the last\n", assertTimeoutPreemptively(CHEAP, () -> Tail.of(file)));
    }

    @Test
    void what_is_no_file_is_not_opened() throws Exception {
        Path pipe = folder.resolve("pipe");
        new SystemPrograms(Map.of()).run(Invocation.of(List.of("mkfifo", pipe.toString()), Duration.ofSeconds(10)));
        assertTrue(Files.exists(pipe));
        assertEquals("it is a pipe, socket or device, no file", refused(pipe));
        assertEquals("it is a pipe, socket or device, no file", refused(Path.of("/dev/zero")));
        assertEquals("it is a folder, no file", refused(folder));
        assertEquals("it is not there", refused(folder.resolve("none.log")));
    }

    @Test
    void a_link_leads_to_its_file_and_one_in_a_circle_nowhere() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.log"), written("here\n"));
        assertEquals("here\n", Tail.of(link));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        assertTrue(!refused(circle).isBlank());
    }

    @Test
    void what_may_not_be_read_is_denied() throws Exception {
        Path file = written("secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals("permission denied", unprivileged(file));
    }

    /** Root is never denied, so where the tests run as root the look is made by a process without root's powers. */
    private static String unprivileged(Path file) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Unprivileged.class.getName(),
                file.toString()));
        if (Files.isWritable(Path.of("/"))) {
            command.addAll(0, List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        }
        Ran ran = new SystemPrograms(Map.of()).run(Invocation.of(command, Duration.ofSeconds(60)));
        Skips.unless(
                ran instanceof Ran.Exited done && done.status() == 0,
                "no process without root's powers could be run: " + ran);
        return ((Ran.Exited) ran).output().strip();
    }

    /** Says why a file cannot be read. */
    static final class Unprivileged {
        private Unprivileged() {}

        public static void main(String[] arguments) {
            try {
                System.out.println("read: " + Tail.of(Path.of(arguments[0])));
            } catch (IOException trouble) {
                System.out.println(FileTrouble.words(trouble));
            }
        }
    }
}
