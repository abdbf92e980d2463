package dev.selfheal.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.sys.Strangers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reader makes of a file as a whole, and what it assumes where its owner says nothing. */
class InventoryReaderTest {
    private static final Path HOME = Path.of("/home/ada");

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("selfheal.yaml"), text);
    }

    private static Reading read(Path file) {
        return new InventoryReader(HOME, Platform.LINUX, Strangers.toThisProcess()::canWrite).read(file);
    }

    private static List<String> told(Reading reading) {
        return reading.problems().stream().map(InventoryProblem::toString).toList();
    }

    private Inventory good(String text) throws IOException {
        Reading reading = read(file(text));
        assertEquals(List.of(), told(reading));
        return reading.inventory().orElseThrow();
    }

    @Test
    void a_missing_file_is_absent_and_says_how_to_get_one() {
        Reading reading = read(folder.resolve("selfheal.yaml"));

        assertTrue(reading.absent());
        assertEquals(List.of("selfheal.yaml: does not exist; selfheal init writes one"), told(reading));
    }

    @Test
    void a_directory_in_place_of_the_file_is_not_absent() throws IOException {
        Files.createDirectory(folder.resolve("selfheal.yaml"));

        Reading reading = read(folder.resolve("selfheal.yaml"));

        assertFalse(reading.absent());
        assertEquals(List.of("selfheal.yaml: is not a file; write the inventory there as a plain file"), told(reading));
    }

    @Test
    void the_digest_is_that_of_the_bytes_also_where_the_inventory_is_broken() throws IOException {
        Reading reading = read(file("abc"));

        assertEquals(Optional.of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), reading.digest());
        assertEquals(Optional.of("abc"), reading.text());
    }

    @Test
    void one_mebibyte_is_read_and_one_byte_more_is_not() throws IOException {
        String start = "version: 1\n#";
        String full = start + "x".repeat(InventoryReader.MAX_BYTES - start.length());

        assertTrue(read(file(full)).inventory().isPresent());
        assertEquals(
                List.of("selfheal.yaml: is larger than 1 MiB; no inventory is, so remove what does not belong there"),
                told(read(file(full + "x"))));
    }

    @Test
    void a_chain_of_dependencies_that_is_absurdly_long_is_refused_and_not_followed() throws IOException {
        StringBuilder text = new StringBuilder("version: 1\nservices:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("  - {id: s" + i + ", tcp: \"a:1\", depends_on: [s" + (i + 1) + "]}\n");
        }
        text.append("  - {id: s10000, tcp: \"a:1\"}\n");

        List<String> told = told(read(file(text.toString())));

        assertTrue(told.get(0).endsWith("more than 100 subjects wait for each other here; remove some"), told.get(0));
    }

    @Test
    void what_is_not_said_has_the_documented_defaults() throws IOException {
        Inventory inventory = good("""
                version: 1
                ollama: {}
                services:
                  - {id: a, http: "http://127.0.0.1:80/"}
                  - {id: b, tcp: "127.0.0.1:81"}
                units:
                  - name: web.service
                logs:
                  - path: /var/log/a.log
                disks:
                  - path: ~
                commands:
                  - {id: load, run: [/bin/true]}
                """);

        assertEquals(Settings.DEFAULT, inventory.settings());
        assertEquals(
                List.of(
                        new OllamaEntry(
                                URI.create("http://127.0.0.1:11434"),
                                false,
                                List.of(),
                                Optional.empty(),
                                Duration.ofSeconds(60),
                                List.of()),
                        new ServiceEntry(
                                "a",
                                false,
                                new Check.Http(
                                        URI.create("http://127.0.0.1:80/"),
                                        List.of(),
                                        Optional.empty(),
                                        Duration.ofSeconds(5)),
                                Optional.empty(),
                                Duration.ofSeconds(30),
                                List.of()),
                        new ServiceEntry(
                                "b",
                                false,
                                new Check.Tcp("127.0.0.1", 81, Duration.ofSeconds(3)),
                                Optional.empty(),
                                Duration.ofSeconds(30),
                                List.of()),
                        new UnitEntry(
                                "web.service", false, Expect.RUNNING, List.of(), Duration.ofSeconds(30), List.of()),
                        new LogEntry("/var/log/a.log", "/var/log/a.log", false, Optional.empty(), Optional.empty(), 3),
                        new DiskEntry("~", HOME, false, new DiskEntry.MinFree.Percent(10)),
                        new CommandEntry("load", false, List.of("/bin/true"), List.of(), Duration.ofSeconds(10))),
                inventory.entries());
    }

    @Test
    void a_dependency_is_named_by_id_by_ollama_or_by_its_subject() throws IOException {
        Inventory inventory = good("""
                version: 1
                ollama: {}
                units: [{name: db.service}]
                services:
                  - {id: store, tcp: "127.0.0.1:80"}
                  - {id: web, tcp: "127.0.0.1:81", depends_on: [store, ollama, "unit:db.service"]}
                """);

        assertEquals(
                List.of("service:store", "service:ollama", "unit:db.service"),
                inventory.entries(ServiceEntry.class).get(1).dependsOn());
    }

    @Test
    void the_home_folder_has_one_way_to_be_written() throws IOException {
        Inventory inventory = good("""
                version: 1
                files:
                  - path: ~/a
                  - path: $HOME/b
                  - path: /home/ada/x/../c
                  - path: /home/adam/d
                """);

        assertEquals(
                List.of("file:~/a", "file:~/b", "file:~/c", "file:/home/adam/d"),
                inventory.entries().stream().map(Entry::subject).toList());
        assertEquals(
                Path.of("/home/ada/c"),
                inventory.entries(FileEntry.class).get(2).path());
    }

    @Test
    void diagnosis_asks_the_ollama_of_the_inventory_unless_told_otherwise() throws IOException {
        String text = "version: 1\ndiagnosis: {model: m}\nollama: {url: \"http://localhost:11500\"}\n";

        assertEquals(URI.create("http://localhost:11500"), good(text).settings().diagnosisUrl());
        assertEquals(
                URI.create("http://127.9.9.9:1"),
                good(text.replace("{model: m}", "{model: m, url: \"http://127.9.9.9:1\"}"))
                        .settings()
                        .diagnosisUrl());
    }

    @Test
    void limits_are_in_and_what_is_just_beyond_them_is_out() throws IOException {
        good("version: 1\nevery: 60s\nlogs: [{path: /a, keep: 100}]\n");
        good("version: 1\nservices: [{id: a, tcp: {address: \"a:65535\", within: 60s}, start_within: 15m}]\n");

        assertEquals(1, told(read(file("version: 1\nevery: 59999ms\n"))).size());
        assertEquals(
                1,
                told(read(file("version: 1\nlogs: [{path: /a, keep: 101}]\n"))).size());
    }

    @Test
    void a_file_that_strangers_can_write_to_is_refused_though_it_is_good() throws IOException {
        Path file = file("version: 1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));

        Reading reading = read(file);

        assertEquals(Optional.empty(), reading.inventory());
        assertEquals(
                List.of("selfheal.yaml: is refused: everybody can write to " + file.toRealPath()
                        + "; run chmod o-w on it"),
                told(reading));
    }
}
