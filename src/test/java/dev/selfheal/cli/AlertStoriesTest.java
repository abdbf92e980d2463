package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator is told over several cycles: each thing once, and once that it is over. */
@Tag("story")
class AlertStoriesTest {
    @TempDir
    Path home;

    private Box box;
    private int port;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of(), false);
        port = Box.freePort();
    }

    private void watched(boolean critical) {
        box.inventory("services:\n  - {id: web, critical: " + critical + ", tcp: \"127.0.0.1:" + port + "\"}\n");
    }

    private List<String> kinds() {
        return box.alerts().stream().map(alert -> alert.path("kind").asText()).toList();
    }

    @Test
    void told_once_over_three_cycles_and_once_when_it_is_well_again() throws IOException {
        watched(true);
        for (int cycle = 1; cycle <= 3; cycle++) {
            assertEquals("CRITICAL", box.cycle().path("status").asText());
            assertEquals(List.of("opened"), kinds(), "cycle " + cycle);
        }
        try (ServerSocket web = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
            assertTrue(web.isBound());
            box.cycle();
            assertEquals(0, box.last().status());
            box.cycle();
        }
        assertEquals(List.of("opened", "resolved"), kinds());
        assertEquals(
                box.alerts().get(0).path("incident"), box.alerts().get(1).path("incident"), "of the same incident");

        box.cycle();
        assertEquals(List.of("opened", "resolved", "opened"), kinds(), "a new incident is told again");
        assertFalse(
                box.alerts().get(0).path("incident").equals(box.alerts().get(2).path("incident")));
    }

    @Test
    void a_bus_that_cannot_be_written_is_reported_and_tried_again() throws IOException {
        watched(true);
        Files.createDirectory(box.bus());

        for (int cycle = 1; cycle <= 2; cycle++) {
            JsonNode told = box.cycle().path("alerted");
            assertEquals(1, told.size(), told::toPrettyString);
            assertTrue(told.at("/0/error").asText().contains("plain file"), told::toPrettyString);
            assertEquals(1, box.last().status());
        }
        Files.delete(box.bus());
        JsonNode told = box.cycle().path("alerted");
        assertTrue(told.at("/0/error").isMissingNode() || told.at("/0/error").isNull(), told::toPrettyString);
        assertEquals(List.of("opened"), kinds());
        assertEquals(0, box.cycle().path("alerted").size());
    }

    @Test
    void what_is_optional_is_never_told() {
        watched(false);

        for (int cycle = 1; cycle <= 2; cycle++) {
            JsonNode outcome = box.cycle();
            assertEquals(List.of("service.down-optional service:web"), Box.findings(outcome));
            assertEquals(0, outcome.path("alerted").size(), outcome::toPrettyString);
            assertEquals("NOT_NEEDED", outcome.at("/diagnosis/state").asText());
            assertEquals(0, box.last().status());
        }
        assertEquals(List.of(), box.alerts());
    }
}
