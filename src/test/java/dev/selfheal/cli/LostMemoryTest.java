package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole cycles whose memory of earlier attempts is gone: no budget would hold, so nothing is done until a person says so. */
@Tag("story")
class LostMemoryTest {
    @TempDir
    Path home;

    private Box box;
    private Path inbox;

    @BeforeEach
    void aHealthyCycleAndThenAMissingDirectory() throws IOException {
        box = new Box(home, Map.of(), false);
        inbox = Files.createDirectory(home.resolve("inbox"));
        box.inventory("directories:\n  - {path: ~/inbox, create: true}\n");
        assertEquals("HEALTHY", box.cycle().path("status").asText());
        Files.delete(inbox);
    }

    private void assertNothingIsDoneUntilTheCureThatIsTold(String why) throws IOException {
        JsonNode first = box.cycle();
        JsonNode second = box.cycle();

        for (JsonNode outcome : List.of(first, second)) {
            assertEquals("CRITICAL", outcome.path("status").asText(), outcome::toPrettyString);
            assertEquals(List.of("directory.create directory:~/inbox WITHHELD"), Box.fixes(outcome));
            assertTrue(
                    outcome.at("/fixes/0/reason").asText().contains("what was tried before is not all known"),
                    outcome::toPrettyString);
            assertTrue(Box.findings(outcome).contains("selfheal.memory selfheal"), outcome::toPrettyString);
            assertTrue(Files.notExists(inbox), "nothing was executed");
        }
        assertEquals(1, box.alerts().size(), "told once: " + box.alerts());
        String told = box.alerts().get(0).path("message").asText();
        assertTrue(told.startsWith(why), told);
        assertTrue(told.endsWith("say: selfheal resume"), told);

        assertEquals(0, box.command("resume").status());
        JsonNode cured = box.cycle();

        assertEquals("HEALED", cured.path("status").asText(), cured::toPrettyString);
        assertTrue(Files.isDirectory(inbox));
        JsonNode after = box.cycle();
        assertEquals("HEALTHY", after.path("status").asText(), after::toPrettyString);
    }

    @Test
    void a_journal_that_vanished() throws IOException {
        Files.delete(box.state().resolve("journal"));
        assertNothingIsDoneUntilTheCureThatIsTold("what was tried before is lost, so nothing is fixed");
    }

    @Test
    void a_journal_that_was_damaged() throws IOException {
        Path journal = box.state().resolve("journal");
        String text = Files.readString(journal, StandardCharsets.UTF_8);
        Files.writeString(journal, text.replaceFirst("cycle", "cykle"), StandardCharsets.UTF_8);
        assertNothingIsDoneUntilTheCureThatIsTold("some of what was tried before is lost, so nothing is fixed");
    }

    @Test
    void a_journal_that_cannot_be_read() throws IOException {
        Path journal = box.state().resolve("journal");
        Files.delete(journal);
        Files.createDirectory(journal);

        JsonNode outcome = box.cycle();

        assertEquals(List.of("directory.create directory:~/inbox WITHHELD"), Box.fixes(outcome));
        assertTrue(Files.notExists(inbox), "nothing was executed");
        String told = box.alerts().get(0).path("message").asText();
        assertTrue(told.startsWith("what was tried before cannot be read, so nothing is fixed; make " + journal), told);
        Files.delete(journal);
        assertEquals(0, box.command("resume").status());
        assertEquals("HEALED", box.cycle().path("status").asText());
    }
}
