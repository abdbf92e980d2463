package dev.selfheal.install.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.inventory.AgentEntry;
import dev.selfheal.inventory.Entry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.InventoryReader;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.Reading;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.inventory.Settings;
import dev.selfheal.supervisor.Launchctl;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Deadline;
import dev.selfheal.testing.RecordedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First inventories of recorded Macs, as they were agreed upon, and what holds for all of them. */
class RecordedHomesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = folder.toRealPath();
    }

    static List<String> homes() throws IOException {
        try (Stream<Path> all = Files.list(RecordedHome.ALL)) {
            return all.filter(Files::isDirectory)
                    .map(home -> home.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private RecordedHome home(String name) {
        return new RecordedHome(name, folder.resolve("home"));
    }

    static Found found(RecordedHome mac) throws InterruptedException {
        Survey.Place place = new Survey.Place(mac.home(), Settings.OLLAMA, List.of(mac.applications()), List.of());
        return new Survey(
                        place,
                        new Launchctl(mac, Clock.SYSTEM, RecordedHome.LAUNCHCTL, RecordedHome.UID, mac.home()),
                        new MacListeners(mac, RecordedHome.LSOF),
                        mac)
                .look(Deadline.in(Duration.ofSeconds(60), Clock.SYSTEM));
    }

    static Reading read(String text, Path file, Path home) throws IOException {
        Files.writeString(file, text);
        return new InventoryReader(home, Platform.MACOS, any -> Optional.empty()).read(file);
    }

    /** Run with {@code -Dselfheal.report.write=true} to write the files anew; then read them. */
    @ParameterizedTest
    @MethodSource("homes")
    void an_inventory_is_as_agreed(String name) throws Exception {
        RecordedHome mac = home(name);
        String text = InventoryWriter.text(found(mac));
        if (Boolean.getBoolean("selfheal.report.write")) {
            Files.writeString(mac.expected(), text);
        }

        assertEquals(Files.readString(mac.expected()), text);
    }

    @ParameterizedTest
    @MethodSource("homes")
    void it_reads_back_as_what_was_meant(String name) throws Exception {
        RecordedHome mac = home(name);
        Found found = found(mac);

        Reading reading = read(InventoryWriter.text(found), folder.resolve("selfheal.yaml"), mac.home());

        assertEquals(List.of(), reading.problems());
        assertEquals(sorted(found.inventory()), sorted(reading.inventory().orElseThrow()));
    }

    /** The sections of a file have an order of their own. */
    private static List<Entry> sorted(Inventory inventory) {
        return inventory.entries().stream()
                .sorted(java.util.Comparator.comparing(Entry::subject))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void no_secret_enters_it(String name) throws Exception {
        String text = InventoryWriter.text(found(home(name)));

        for (String secret : RecordedHome.SECRETS) {
            for (int from = 0; from + 10 <= secret.length(); from++) {
                String piece = secret.substring(from, from + 10);
                assertTrue(!text.contains(piece), () -> piece + " in " + text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("homes")
    void only_ollama_and_tunnels_are_critical(String name) throws Exception {
        for (Entry entry : found(home(name)).inventory().entries()) {
            String runner = entry instanceof ServiceEntry service
                    ? service.runBy().orElseThrow().name()
                    : entry instanceof AgentEntry agent ? agent.label() : "";
            boolean may = entry instanceof OllamaEntry
                    || List.of("cloudflared", "ngrok", "frp", "tailscale", "tunnel").stream()
                            .anyMatch(runner::endsWith);
            assertTrue(!entry.critical() || may, entry::subject);
        }
    }

    @ParameterizedTest
    @MethodSource("homes")
    void it_orders_nothing_and_asks_only_who_listens_and_is_the_owners(String name) throws Exception {
        RecordedHome mac = home(name);

        Found found = found(mac);

        TreeSet<Integer> ports = found.inventory().entries(ServiceEntry.class).stream()
                .map(service -> Integer.parseInt(service.check().toString().replaceAll(".*(?:port=|:)(\\d+).*", "$1")))
                .collect(Collectors.toCollection(TreeSet::new));
        ports.add(Settings.OLLAMA.getPort());
        found.inventory()
                .entries(OllamaEntry.class)
                .forEach(ollama -> ports.add(ollama.url().getPort()));
        for (String asked : mac.asked()) {
            boolean looks = asked.startsWith(RecordedHome.LAUNCHCTL + " print")
                    || asked.startsWith(RecordedHome.LSOF + " -nP ")
                    || ports.stream().anyMatch(port -> asked.startsWith("GET http://127.0.0.1:" + port + "/"));
            assertTrue(looks, asked);
        }
    }

    @Test
    void the_recordings_are_seen() throws IOException {
        assertEquals(
                List.of(
                        "app-and-tunnel",
                        "brew-old-label",
                        "broken",
                        "down",
                        "empty",
                        "no-session",
                        "own-ollama",
                        "tunnels-and-secrets"),
                homes());
    }
}
