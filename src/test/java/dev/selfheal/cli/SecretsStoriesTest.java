package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.testing.OllamaDouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cycle prints and leaves behind: no secrets, and no colours where nobody can see them. */
@Tag("story")
class SecretsStoriesTest {
    private static final String PASSWORD = "hunter2hunter2";
    private static final String TOKEN = "abc123def456ghi789";
    private static final String BEARER = "eyJsb25nIjoiZW5vdWdoIn0zzzz";

    @TempDir
    Path home;

    private Box box;

    @BeforeEach
    void newBox() {
        box = new Box(home, Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor"), false);
    }

    @Test
    void no_secret_of_address_check_or_log_is_printed_kept_told_or_sent() throws IOException {
        box.write("../app.log", Instant.now() + " ERROR upstream said 401, Authorization: Bearer " + BEARER + "\n");
        try (OllamaDouble ollama = OllamaDouble.start()) {
            ollama.install("qwen2.5:7b");
            box.inventory("diagnosis: {model: \"qwen2.5:7b\", url: \"" + ollama.url() + "\"}\n"
                    + "services:\n  - {id: web, critical: true, http: {url: \"http://ann:" + PASSWORD + "@127.0.0.1:"
                    + Box.freePort() + "/\"}}\n"
                    + "logs:\n  - {path: ~/app.log, max_errors_per_hour: 0}\n"
                    + "commands:\n  - {id: keys, critical: true, run: ["
                    + box.program("check", "echo \"login failed with token=" + TOKEN + "\"; exit 2\n") + "], fix: ["
                    + box.program("fix", "echo \"trying password=" + PASSWORD + "\"; exit 1\n") + "]}\n");

            box.cycle();
            String printed = box.last().toString();
            printed += box.command("run") + "" + box.command("facts") + box.command("run", "--dry-run");
            printed += box.command("check");
            clean("printed", printed);
            assertEquals(
                    List.of("diagnosis", "diagnosis", "opened", "opened"),
                    box.alerts().stream()
                            .map(line -> line.path("kind").asText())
                            .sorted()
                            .toList());
            clean("bus", Box.text(box.bus()));
            assertTrue(ollama.requests("/api/chat").size() > 0);
            ollama.requests("/api/chat").forEach(request -> clean("prompt", request.body()));
        }
        left();
    }

    @Test
    void a_broken_inventory_is_told_without_its_secrets() throws IOException {
        String good = "directories:\n  - {path: ~}\n";
        box.inventory(good);
        box.cycle();
        box.inventory(good + "services:\n  - {id: web, http: {url: \"htp://ann:" + PASSWORD + "@127.0.0.1/\"}}\n"
                + "  - {id: other, http: {url: \"http://127.0.0.1/\", token=" + TOKEN + ": x}}\n");

        box.cycle();

        assertEquals(1, box.last().status());
        clean("printed", box.last() + "" + box.command("check"));
        clean("bus", Box.text(box.bus()));
        left();
    }

    /** The copy of the inventory is the owner's own text, and nobody else's to read. */
    private void left() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(box.state())) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        assertTrue(files.size() > 4, files::toString);
        for (Path file : files) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file::toString);
            if (!file.endsWith("inventory.good.yaml")) {
                clean(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void clean(String where, String text) {
        for (String secret : List.of(PASSWORD, TOKEN, BEARER)) {
            int at = text.indexOf(secret);
            assertFalse(
                    at >= 0,
                    () -> where + ": " + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 60)));
        }
    }

    @Test
    void no_colours_where_there_is_no_terminal_or_its_user_wants_none() {
        box.inventory("directories:\n  - {path: ~/inbox, critical: true}\n");

        assertFalse(box.command("run").out().contains("\u001b"));
        assertFalse(box.command("run", "--help").out().contains("\u001b"));
        assertTrue(box.atTerminal(Map.of(), "run").out().contains("\u001b["));
        assertFalse(box.atTerminal(Map.of("NO_COLOR", "1"), "run").out().contains("\u001b"));
        assertFalse(
                box.atTerminal(Map.of("NO_COLOR", "1"), "run", "--help").out().contains("\u001b"));
        assertFalse(box.atTerminal(Map.of("TERM", "dumb"), "run").out().contains("\u001b"));
        assertFalse(box.atTerminal(Map.of(), "run", "--json").out().contains("\u001b"));
    }
}
