package dev.selfheal.install.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.InventoryReader;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.Reading;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.supervisor.Sight;
import dev.selfheal.supervisor.Supervisor;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.PlainHttp;
import dev.selfheal.sys.Strangers;
import dev.selfheal.testing.OllamaDouble;
import dev.selfheal.testing.SilentPort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
    @TempDir
    Path home;

    private Path logs;

    @BeforeEach
    void makeLogs() throws IOException {
        home = home.toRealPath();
        logs = Files.createDirectories(home.resolve("Library/Logs"));
    }

    /** Knows jobs, and fails when asked for anything but their names. */
    private record Named(String kind, List<String> names) implements OnlyLooks {
        @Override
        public Sight look(String name, Deadline deadline) {
            throw new AssertionError("discovery only needs names");
        }

        @Override
        public List<String> jobs(Deadline deadline) {
            return names;
        }
    }

    private static URI nobody() {
        return URI.create("http://127.0.0.1:" + SilentPort.number());
    }

    private Inventory discover(Supervisor supervisor, URI ollama) throws InterruptedException {
        return new Discovery(home, logs, supervisor, new PlainHttp(), ollama)
                .discover(Deadline.in(Duration.ofSeconds(20), Clock.SYSTEM));
    }

    private static String text(Inventory found) {
        return InventoryWriter.text(new Found(found, new Remarks()));
    }

    private static List<String> subjects(Inventory inventory) {
        return inventory.entries().stream().map(Entry::subject).toList();
    }

    @Test
    void a_bare_machine_still_has_a_disk() throws Exception {
        Files.delete(logs);

        assertEquals(List.of("disk:~"), subjects(discover(new Named("unit", List.of()), nobody())));
    }

    @Test
    void what_is_its_own_is_not_found() throws Exception {
        Files.createFile(Files.createDirectories(logs.resolve("selfheal")).resolve("dev.selfheal.log"));
        Inventory mac =
                discover(new Named("agent", List.of("com.example.a", "dev.selfheal", "dev.selfheal.work")), nobody());
        Inventory linux = discover(new Named("unit", List.of("a.service", "selfheal.service")), nobody());

        assertEquals(List.of("agent:com.example.a", "disk:~"), subjects(mac));
        assertEquals(List.of("unit:a.service", "disk:~"), subjects(linux));
    }

    @Test
    void of_jobs_that_are_here_nothing_is_expected() throws Exception {
        Inventory mac = discover(new Named("agent", List.of("com.example.a", "com.example.b")), nobody());
        Inventory linux = discover(new Named("unit", List.of("a.service")), nobody());

        assertEquals(List.of("agent:com.example.a", "agent:com.example.b", "disk:~"), subjects(mac));
        assertEquals(List.of("unit:a.service", "disk:~"), subjects(linux));
        assertTrue(mac.entries(AgentEntry.class).stream().allMatch(agent -> agent.expect() == Expect.ANY));
        assertTrue(linux.entries(UnitEntry.class).stream().allMatch(unit -> unit.expect() == Expect.ANY));
        assertTrue(mac.entries().stream().noneMatch(Entry::critical));
    }

    @Test
    void an_ollama_that_answers_is_found_with_the_models_that_are_really_here() throws Exception {
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.install("qwen2.5:7b").installRemote("glm-5.1:cloud").installRemote("looks-local:latest");

            Inventory inventory = discover(new Named("unit", List.of()), ollama.url());

            OllamaEntry entry = inventory.entries(OllamaEntry.class).get(0);
            assertEquals(List.of("qwen2.5:7b"), entry.models());
            assertEquals(ollama.url(), entry.url());
        }
    }

    @Test
    void logs_are_found_in_the_folder_and_one_level_below_and_no_deeper() throws Exception {
        Files.createDirectories(logs.resolve("stack/deep"));
        for (String name : List.of("a.log", "stack/b.log", "stack/deep/c.log", "notes.txt", "odd[1].log")) {
            Files.writeString(logs.resolve(name), "");
        }
        Files.createSymbolicLink(logs.resolve("link.log"), logs.resolve("a.log"));

        assertEquals(
                List.of("log:~/Library/Logs/a.log", "log:~/Library/Logs/stack/b.log", "disk:~"),
                subjects(discover(new Named("unit", List.of()), nobody())));
    }

    @Test
    void fifty_logs_are_all_taken_and_of_fifty_one_the_oldest_is_left_out() throws Exception {
        for (int i = 10; i < 60; i++) {
            log(i);
        }
        assertEquals(
                50,
                discover(new Named("unit", List.of()), nobody())
                        .entries(LogEntry.class)
                        .size());

        log(60);
        List<String> subjects = subjects(discover(new Named("unit", List.of()), nobody()));
        assertEquals(51, subjects.size());
        assertTrue(!subjects.contains("log:~/Library/Logs/10.log") && subjects.contains("log:~/Library/Logs/60.log"));
    }

    private void log(int number) throws IOException {
        Path file = Files.writeString(logs.resolve(number + ".log"), "");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + number));
    }

    @Test
    void the_usual_folder_of_logs_follows_the_platform() {
        Path ada = Path.of("/home/ada");

        assertEquals(ada.resolve("Library/Logs"), Discovery.usualLogs(Platform.MACOS, ada, Optional.of("/elsewhere")));
        assertEquals(Path.of("/elsewhere"), Discovery.usualLogs(Platform.LINUX, ada, Optional.of("/elsewhere")));
        assertEquals(ada.resolve(".local/state"), Discovery.usualLogs(Platform.LINUX, ada, Optional.of("relative")));
        assertEquals(ada.resolve(".local/state"), Discovery.usualLogs(Platform.LINUX, ada, Optional.empty()));
    }

    @Test
    void what_was_found_is_written_as_an_inventory_that_reads_back_the_same() throws Exception {
        Files.writeString(logs.resolve("with space.log"), "");
        Path file = home.resolve(".config/selfheal/selfheal.yaml");
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.install("qwen2.5:7b");
            Inventory found = discover(new Named("unit", List.of("a.service", "b@1.service")), ollama.url());

            InventoryWriter.write(file, text(found));

            Reading reading = new InventoryReader(home, Platform.LINUX, Strangers.toThisProcess()::canWrite).read(file);
            assertEquals(List.of(), reading.problems());
            // Diagnosis is asked at the Ollama of the inventory only where a model is named for it.
            assertEquals(found, reading.inventory().orElseThrow());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void a_file_that_is_there_is_never_overwritten_and_nothing_is_left_beside_it() throws Exception {
        Path file = Files.writeString(home.resolve("selfheal.yaml"), "mine");
        Inventory found = discover(new Named("unit", List.of()), nobody());

        assertThrows(FileAlreadyExistsException.class, () -> InventoryWriter.write(file, text(found)));

        assertEquals("mine", Files.readString(file));
        Files.delete(file);
        Files.createSymbolicLink(file, home.resolve("nowhere"));
        assertThrows(FileAlreadyExistsException.class, () -> InventoryWriter.write(file, text(found)));
        assertTrue(Files.isSymbolicLink(file));
        assertTrue(Files.notExists(home.resolve(".selfheal.yaml.first")));
    }
}
