package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.testing.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole cycles that tell their alerts to real programs and a real server, and what comes of it where these fail. */
@Tag("story")
class SinkStoriesTest {
    private static final String SECRET = "B0SECRETPATH";

    @TempDir
    Path home;

    private Box box;
    private Listener listener;

    @BeforeEach
    void newBox() throws IOException {
        box = new Box(home, Map.of(), false);
        listener = Listener.start();
    }

    @AfterEach
    void close() {
        listener.close();
    }

    /** An inventory with these alerts, and a directory that is missed. */
    private void alerts(String... items) {
        box.write(
                "selfheal.yaml",
                "version: 1\n" + (items.length == 0 ? "" : "alerts:\n")
                        + String.join(
                                "",
                                Stream.of(items)
                                        .map(item -> "  - " + item + "\n")
                                        .toList())
                        + "directories:\n  - {path: ~/inbox, critical: true}\n");
    }

    private String hook() {
        return "{webhook: \"http://127.0.0.1:" + listener.port() + "/" + SECRET + "\", within: 5s}";
    }

    private List<String> heard() {
        return listener.heard().stream()
                .map(heard -> Box.json(heard.body()).path("kind").asText())
                .toList();
    }

    private static List<String> told(JsonNode outcome) {
        return StreamSupport.stream(outcome.path("alerted").spliterator(), false)
                .map(one -> one.at("/alert/kind").asText() + " "
                        + one.path("sink").asText() + " " + one.path("error").asText("ok"))
                .toList();
    }

    private List<Path> spool() throws IOException {
        Path spool = box.state().resolve("spool");
        if (!Files.exists(spool)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(spool)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void an_incident_is_told_to_every_sink_once_when_it_opens_and_once_when_it_is_over() throws IOException {
        String page = box.program("page", "cat >> ~/paged\n");
        String notify = box.program("notify", "printf '%s\\n' \"$5\" >> ~/shown\n");
        alerts("file: " + box.bus(), "command: [" + page + "]", hook(), "{desktop: true, name: screen}");
        box.write(
                "selfheal.yaml",
                Box.text(box.folder.resolve("selfheal.yaml")) + "tools: {notify-send: " + notify + "}\n");
        String place = "webhook http://127.0.0.1:" + listener.port();

        JsonNode opened = box.cycle();
        box.cycle();

        assertEquals(
                List.of(
                        "OPENED file " + box.bus() + " ok",
                        "OPENED command " + page + " ok",
                        "OPENED " + place + " ok",
                        "OPENED screen ok"),
                told(opened));
        assertEquals(List.of("opened"), heard());
        assertEquals(1, Files.readAllLines(home.resolve("paged")).size());
        assertEquals(1, Files.readAllLines(home.resolve("shown")).size());
        assertEquals(1, box.alerts().size());
        Files.createDirectory(home.resolve("inbox"));
        for (int i = 0; i < 3; i++) {
            box.cycle();
        }
        assertEquals(List.of("opened", "resolved"), heard());
        assertEquals(2, Files.readAllLines(home.resolve("paged")).size());
        assertEquals(2, box.alerts().size());
        JsonNode resolved = Box.json(listener.heard().get(1).body());
        assertEquals(Box.json(listener.heard().get(0).body()).path("incident"), resolved.path("incident"));
        assertTrue(resolved.path("since").isTextual(), resolved::toPrettyString);
        assertEquals(List.of(), spool());
    }

    @Test
    void what_a_sink_did_not_take_arrives_later_in_order_and_nobody_else_hears_it_twice() throws IOException {
        alerts("file: " + box.bus(), hook());
        listener.answer(503);
        String place = "webhook http://127.0.0.1:" + listener.port();

        JsonNode opened = box.cycle();

        assertEquals(
                List.of(
                        "OPENED file " + box.bus() + " ok",
                        "OPENED " + place + " answered 503; it is kept and delivered later"),
                told(opened));
        assertTrue(
                opened.path("problems").toString().contains(place + ": answered 503; alerts that wait for it: 1"),
                opened::toPrettyString);
        assertFalse(opened.toString().contains(SECRET), opened::toPrettyString);
        assertFalse(box.last().toString().contains(SECRET));
        box.cycle();
        Files.createDirectory(home.resolve("inbox"));
        for (int i = 0; i < 3; i++) {
            box.cycle();
        }
        assertEquals(2, spool().size(), "opened and resolved");
        int tried = listener.heard().size();
        assertEquals(5, tried, "once in each cycle");
        listener.answer(200);

        JsonNode late = box.cycle();

        assertEquals(List.of("OPENED " + place + " ok", "RESOLVED " + place + " ok"), told(late));
        assertEquals(List.of("opened", "resolved"), heard().subList(tried, tried + 2));
        assertEquals(2, box.alerts().size());
        assertEquals("[]", late.path("problems").toString());
        assertEquals(List.of(), spool());
        box.cycle();
        assertEquals(tried + 2, listener.heard().size());
        for (Path file :
                List.of(box.state().resolve("outcome.json"), box.state().resolve("journal"))) {
            assertFalse(Box.text(file).contains(SECRET), file::toString);
        }
        assertFalse(String.join("", box.history()).contains(SECRET));
    }

    @Test
    void a_sink_that_hangs_does_not_eat_the_cycle() throws IOException {
        String page = box.program("page", "exec sleep 60\n");
        alerts("{command: [" + page + "], within: 400ms}", "file: " + box.bus());

        JsonNode outcome = box.cycle();

        assertEquals(
                List.of(
                        "OPENED command " + page
                                + " was ended: it took longer than 400 ms; it is kept and delivered later",
                        "OPENED file " + box.bus() + " ok"),
                told(outcome));
        assertTrue(outcome.path("finishedAt").isTextual());
    }

    @Test
    void where_nothing_can_be_kept_and_nobody_takes_it_the_alert_is_asked_for_again() throws IOException {
        alerts(hook());
        listener.answer(500);
        Files.createDirectories(box.state());
        Files.writeString(box.state().resolve("spool"), "a file in its place");

        box.cycle();
        box.cycle();

        assertEquals(List.of("opened", "opened"), heard());
        listener.answer(200);
        box.cycle();
        box.cycle();
        assertEquals(List.of("opened", "opened", "opened"), heard());
    }

    @Test
    void a_dry_run_tells_nobody() throws IOException {
        alerts(hook());
        listener.answer(500);
        box.cycle();
        box.cycle("--dry-run");
        assertEquals(1, listener.heard().size());
        assertEquals(1, spool().size());
    }

    @Test
    void a_test_alert_is_marked_as_such_and_goes_to_every_sink_or_to_one() throws IOException {
        String fails = box.program("fails", "echo 'no route' >&2; exit 2\n");
        alerts("file: " + box.bus(), "command: [" + fails + "]", hook(), "{command: [/nowhere/page], name: pager}");

        Box.Done done = box.command("alert", "--test");

        assertEquals(1, done.status());
        assertEquals(
                List.of(
                        "1  file " + box.bus() + "  ok",
                        "2  command " + fails + "  FAILED: ended with exit status 2: no route",
                        "3  webhook http://127.0.0.1:" + listener.port() + "  ok",
                        "4  pager  FAILED: /nowhere/page: no such program"),
                done.out().lines().toList());
        assertEquals("", done.err());
        JsonNode line = Box.json(listener.heard().get(0).body());
        assertEquals("test", line.path("kind").asText());
        assertEquals("test", line.path("incident").asText());
        assertEquals(
                "This is a test by selfheal alert --test; nothing is wrong",
                line.path("message").asText());
        assertEquals("test", box.alerts().get(0).path("kind").asText());
        assertFalse(Files.exists(box.state()), "nothing is kept");

        Box.Done json = box.command("alert", "--test", "--sink", "2", "--json");
        assertEquals(1, json.status());
        assertEquals(
                Box.json("[{\"place\":2,\"name\":\"command " + fails
                        + "\",\"took\":false,\"error\":\"ended with exit status 2: no route\"}]"),
                Box.json(json.out()));
        assertEquals(
                Box.json("[{\"place\":1,\"name\":\"file " + box.bus() + "\",\"took\":true}]"),
                Box.json(box.command("alert", "--test", "--sink", "1", "--json").out()));
        assertEquals(0, box.command("alert", "--test", "--sink", "3").status());
        assertEquals(2, listener.heard().size());
        assertEquals(2, box.alerts().size());
        assertEquals(1, box.command("alert", "--test", "--sink", "pager").status());
        Box.Done none = box.command("alert", "--test", "--sink", "5");
        assertEquals(2, none.status());
        assertTrue(none.err().startsWith("selfheal: --sink: there is no 5; there are:\n  1  file "), none::err);
        assertEquals(2, listener.heard().size(), "nothing was sent");
    }

    @Test
    void a_test_without_a_place_to_send_it_to_says_what_to_write() {
        alerts();
        Box.Done done = box.command("alert", "--test");
        assertEquals(2, done.status());
        assertTrue(done.err().contains("no alerts are sent anywhere; name a place in " + box.folder), done::err);
        assertTrue(done.err().contains("  - webhook: "), done::err);
        assertEquals(2, box.command("alert").status());
        box.write("selfheal.yaml", "version: 1\nalerts:\n  - pager: x\n");
        Box.Done broken = box.command("alert", "--test");
        assertEquals(2, broken.status());
        assertTrue(broken.err().contains("alerts[0].pager: unknown key"), broken::err);
    }
}
