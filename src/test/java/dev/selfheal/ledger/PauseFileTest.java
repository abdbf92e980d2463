package dev.selfheal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fact.Pause;
import dev.selfheal.sys.Clock;
import dev.selfheal.testing.FakeClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseFileTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();

    private PauseFile file() {
        return new PauseFile(folder.resolve("state"), clock);
    }

    private Path path() {
        return folder.resolve("state/pauses.json");
    }

    @Test
    void it_is_its_owners_alone_and_the_next_process_reads_what_was_written() throws Exception {
        assertEquals(List.of(), file().inForce());
        Pause pause = file().pause("service:web", "Müll \"raus\"\n", HOUR);
        assertEquals(List.of(pause), file().inForce());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path().getParent())));
        assertTrue(Files.readString(path()).startsWith("{\"version\":1,\"pauses\":[{\"subject\":\"service:web\","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"pauses\":[]}",
                "{\"version\":2,\"pauses\":[]}",
                "{\"version\":1}",
                "{\"version\":1,\"pauses\":{}}",
                "{\"version\":1,\"pauses\":[{\"subject\":\"service:web\"}]}",
                "{\"version\":1,\"pauses\":[null]}",
                "{\"version\":1,\"pauses\":[{\"subject\":\"a\",\"reason\":\"b\",\"since\":\"today\",\"until\":\"x\"}]}",
                "{\"version\":1,\"pauses\":[],\"stop\":{}}"
            })
    void what_cannot_be_understood_reads_as_an_error_and_never_as_nothing(String text) throws Exception {
        file().pause("service:web", "x", HOUR);
        Files.writeString(path(), text);
        assertUnreadable();
        assertEquals(text, Files.readString(path()), "it is left for its owner to look at");
    }

    private void assertUnreadable() throws Exception {
        List<Callable<?>> uses =
                List.of(() -> file().inForce(), () -> file().pause("service:base", "x", HOUR), () -> file().resume(
                                Optional.of("service:web")));
        for (Callable<?> use : uses) {
            IOException told = assertThrows(IOException.class, use::call);
            assertTrue(
                    told.getMessage().startsWith(path() + " cannot be read, so nothing is fixed: "), told.getMessage());
            assertTrue(told.getMessage().endsWith("; to forget what was paused: selfheal resume"), told.getMessage());
        }
        assertEquals(Optional.empty(), file().settle(), "told by inForce");
    }

    @Test
    void what_is_no_file_or_too_large_reads_as_an_error() throws Exception {
        Files.createDirectories(path());
        assertUnreadable();
        Files.delete(path());
        Files.writeString(path(), " ".repeat(1 << 20) + " ");
        assertUnreadable();
    }

    @Test
    void it_is_moved_aside_only_if_it_cannot_be_read() throws Exception {
        file().pause("service:web", "x", HOUR);
        assertEquals(Optional.empty(), file().moveAside());
        Files.writeString(path(), "{");
        Path aside = file().moveAside().orElseThrow();
        assertEquals("{", Files.readString(aside));
        assertEquals(List.of(), file().inForce());
        assertEquals(Optional.empty(), file().moveAside());
    }

    @Test
    void a_cycle_writes_only_what_changes() throws Exception {
        assertEquals(Optional.empty(), file().settle());
        assertTrue(Files.notExists(path()), "nothing is paused");
        file().pause("service:web", "x", HOUR);
        var before = Files.readAttributes(path(), "unix:ino");
        file().settle();
        assertEquals(before, Files.readAttributes(path(), "unix:ino"));
        clock.advance(HOUR);
        file().settle();
        assertEquals("{\"version\":1,\"pauses\":[]}\n", Files.readString(path()));
    }

    @Test
    void of_pauses_set_at_once_none_is_lost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Pause>> set = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String subject = "service:" + i;
                set.add(threads.submit(() -> {
                    new PauseFile(path().getParent(), Clock.SYSTEM).settle();
                    return new PauseFile(path().getParent(), Clock.SYSTEM).pause(subject, "x", HOUR);
                }));
            }
            for (Future<Pause> one : set) {
                one.get(60, TimeUnit.SECONDS);
            }
            assertEquals(
                    40,
                    new PauseFile(path().getParent(), Clock.SYSTEM).inForce().size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void one_who_hangs_while_changing_it_is_not_waited_for_for_ever() throws Exception {
        file().pause("service:web", "x", HOUR);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Keeper.class.getName(),
                        folder.resolve("state/pauses.json.lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('!', other.getInputStream().read(), "it keeps the file");
            var before = clock.now();
            IOException told = assertThrows(IOException.class, () -> file().pause("service:base", "y", HOUR));
            assertTrue(told.getMessage().contains("for 5 s; try again"), told.getMessage());
            assertTrue(Duration.between(before, clock.now()).compareTo(Duration.ofSeconds(6)) < 0);
            assertEquals(1, file().inForce().size(), "reading needs no lock");
        } finally {
            other.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        file().pause("service:base", "y", HOUR);
        assertEquals(2, file().inForce().size(), "a killed process stands in nobody's way");
    }

    /** A process of its own that keeps a file locked until it is killed. */
    static final class Keeper {
        private Keeper() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                System.out.print(channel.tryLock() == null ? "?" : "!");
                System.out.flush();
                System.in.read();
            }
        }
    }
}
