package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.inventory.Check;
import dev.selfheal.inventory.Expect;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.InventoryReader;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.ServiceEntry;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.testing.Await;
import dev.selfheal.testing.UserManager;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A first inventory of a machine with a real systemd user manager and real units, and the first cycle over it. */
@Tag("story")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InitSystemdTest {
    private static final String SECRET = "ghp_" + "a1B2c3D4e5F6".repeat(3);
    private static UserManager systemd;
    private static Box box;
    private static int port;
    private static Path file;
    private static Box.Done written;

    @BeforeAll
    static void machine() throws IOException {
        systemd = UserManager.start();
        box = new Box(systemd.home(), systemd.environment(), false);
        port = Box.freePort();
        file = systemd.home().resolve(".config/selfheal/selfheal.yaml");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path classes = Path.of(dev.selfheal.testing.ToyService.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        systemd.unit("web.service", """
                [Service]
                Environment=WEB_TOKEN=%s "WEB_NAME=a: b # c"
                ExecStart=%s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dtoken=%s -cp %s dev.selfheal.testing.ToyService %d %s
                Restart=always
                StandardOutput=append:%%h/web out.log
                """.formatted(SECRET, java, SECRET, classes, port, box.folder));
        systemd.unit("backup.service", "[Service]\nType=oneshot\nExecStart=/bin/true\n");
        systemd.unit("backup.timer", "[Timer]\nOnCalendar=*-*-01 03:00\n[Install]\nWantedBy=timers.target\n");
        systemd.unit("broken.service", "[Service]\nExecStart=/bin/sh -c 'exit 7'\n");
        systemd.unit("idle.service", "[Service]\nExecStart=/bin/sleep 600\nRestart=always\n");
        systemd.systemctl("start", "web.service", "backup.timer", "broken.service");
        systemd.await("broken.service", "ActiveState", "failed");
        Await.until("web listens", Duration.ofSeconds(20), () -> {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @AfterAll
    static void endManager() {
        if (systemd != null) {
            systemd.close();
        }
    }

    private static Inventory inventory() {
        return new InventoryReader(systemd.home(), Platform.LINUX, any -> Optional.empty())
                .read(file)
                .inventory()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void printed_it_writes_nothing() {
        Box.Done printed = box.run("init", "--print");

        assertEquals(0, printed.status(), printed::toString);
        assertTrue(printed.out().contains("name: web.service"), printed::out);
        assertFalse(Files.exists(file.getParent()));
    }

    @Test
    @Order(2)
    void it_says_of_each_unit_what_it_runs_and_why_that_is_expected() {
        written = box.run("init");

        assertEquals(0, written.status(), written::toString);
        String text = Box.text(file);
        assertTrue(text.contains("# runs java, a server; Restart=always, so it is expected to be running\n"), text);
        assertTrue(text.contains("# runs true, scheduled; backup.timer: it runs at its times\n"), text);
        assertTrue(
                text.contains("# runs sh, a server; it was started, so it is expected to be running; it has failed"),
                text);
        assertTrue(text.contains("# web.service listens on 127.0.0.1:" + port + "; GET / answered 200"), text);
        assertTrue(text.contains("but it is stopped now, so nothing is expected of it"), text);
        List<UnitEntry> units = inventory().entries(UnitEntry.class);
        assertEquals(
                List.of(
                        "backup.service SCHEDULED []",
                        "broken.service RUNNING []",
                        "idle.service ANY []",
                        "web.service RUNNING [WEB_NAME, WEB_TOKEN]",
                        "backup.timer RUNNING []"),
                units.stream()
                        .map(unit -> unit.name() + " " + unit.expect() + " " + unit.environment())
                        .toList());
        ServiceEntry web = inventory().entries(ServiceEntry.class).get(0);
        assertEquals("web", web.id());
        assertEquals("unit:web.service", web.runBy().orElseThrow().target());
        assertEquals(List.of(200), ((Check.Http) web.check()).expect());
        assertEquals(
                List.of("~/web out.log"),
                inventory().entries(LogEntry.class).stream()
                        .map(LogEntry::written)
                        .toList());
        assertTrue(units.stream().noneMatch(UnitEntry::critical) && !web.critical());
        assertTrue(units.stream().noneMatch(unit -> unit.expect() == Expect.LOADED));
    }

    @Test
    @Order(3)
    void no_secret_of_a_definition_enters_the_file_or_the_terminal() {
        for (String text : List.of(Box.text(file), written.out(), written.err())) {
            assertFalse(text.contains(SECRET.substring(4, 16)), text);
            assertFalse(text.contains("a: b # c"), text);
        }
    }

    @Test
    @Order(4)
    void check_accepts_it() {
        // Of the rules only so many that compiling them takes no time: they are not what is asked.
        Box.Done check = box.run("check", "--rules", box.rules("disk").toString());

        assertEquals(0, check.status(), check::toString);
    }

    @Test
    @Order(5)
    void the_first_cycle_is_right_about_all_of_them() {
        CompiledRules.lend(Box.PROJECT.resolve("rules"), systemd.home().resolve(".local/state/selfheal"));

        JsonNode outcome = Box.json(box.run("run", "--dry-run", "--json").out());

        assertEquals("DEGRADED", outcome.path("status").asText(), outcome::toPrettyString);
        assertEquals(List.of("unit.failed-optional unit:broken.service"), Box.findings(outcome));
        assertEquals("UP", fact(outcome, "service:web").path("state").asText());
        assertEquals("RUNNING", fact(outcome, "unit:web.service").path("state").asText());
        assertEquals("IDLE", fact(outcome, "unit:backup.service").path("state").asText());
        assertEquals(
                "FAILED", fact(outcome, "unit:broken.service").path("state").asText());
        assertEquals(7, fact(outcome, "unit:broken.service").path("lastExit").asInt());
    }

    @Test
    @Order(6)
    void a_second_one_changes_nothing() {
        String before = Box.text(file);

        Box.Done again = box.run("init");

        assertEquals(2, again.status(), again::toString);
        assertEquals("", again.out());
        assertEquals(before, Box.text(file));
    }

    private static JsonNode fact(JsonNode outcome, String subject) {
        return StreamSupport.stream(outcome.path("facts").spliterator(), false)
                .filter(fact -> fact.path("subject").asText().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
