package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for people: where it is, who makes it, and what happens where it cannot be made. */
@Tag("story")
class ReportStoriesTest {
    private static final String SICK = """
            commands:
              - {id: sick, critical: true, run: [/bin/sh, -c, "echo '<script>alert(1)</script>'; exit 2"]}
            """;

    @TempDir
    Path home;

    private Box box;
    private Path page;
    private String rules;

    @BeforeEach
    void a_critical_command_that_is_sick() {
        box = new Box(home, Map.of("PATH", home.resolve("bin").toString()), false);
        rules = box.rules("command", "directory", "selfheal").toString();
        box.inventory(SICK);
        page = box.state().resolve("report.html");
    }

    private Document page() {
        return Jsoup.parse(Box.text(page));
    }

    @Test
    void each_cycle_makes_it_anew_and_a_dry_run_does_not() throws IOException {
        box.cycle("--dry-run", "--rules", rules);
        assertTrue(Files.notExists(page));

        box.cycle("--rules", rules);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(page)));
        assertTrue(page().select("h1").text().startsWith("CRITICAL command:sick"), () -> page().text());
        assertTrue(page().select("#now").text().contains("<script>alert(1)</script>"), () -> page().text());
        assertEquals(0, page().select("script").size());
        assertTrue(page().select("#bands tbody").text().contains("command:sick"), () -> page().text());
        assertTrue(
                page().select("#incidents .incident h3").text().contains("command:sick open, critical"),
                () -> page().text());

        box.inventory("directories:\n  - {path: ~}\n");
        box.cycle("--rules", rules);
        assertTrue(page().select("h1").text().startsWith("HEALTHY"), () -> page().text());
    }

    @Test
    void the_command_says_where_it_is_and_knows_of_a_pause_at_once() throws IOException {
        Box.Done early = box.command("report");
        assertEquals(3, early.status(), early::toString);
        assertEquals("selfheal: there is nothing to tell yet; first: selfheal run\n", early.err());
        assertTrue(Files.notExists(box.state()));

        box.cycle("--rules", rules);
        box.command("pause", "command:sick", "--reason", "an upgrade");
        Box.Done done = box.command("report");

        assertEquals(0, done.status(), done::toString);
        assertEquals(page + "\n", done.out());
        assertTrue(page().select("#now").text().contains("an upgrade"), () -> page().text());

        Path other = home.resolve("web/mine.html");
        Box.Done astray = box.command("report", "--out", other.toString());
        assertEquals(2, astray.status(), astray::toString);
        assertTrue(astray.err().contains("there is no folder " + other.getParent()), astray::toString);
        Files.createDirectory(other.getParent());
        assertEquals(
                other + "\n", box.command("report", "--out", other.toString()).out());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(other)));
        assertTrue(box.command("report", "--out", "-").out().startsWith("<!DOCTYPE html>\n"));

        Files.writeString(box.state().resolve("outcome.json"), "{\"schema\":");
        assertEquals(0, box.command("report").status(), box.last()::toString);
        assertTrue(page().select("h1").text().startsWith("UNKNOWN"), () -> page().text());
        assertTrue(
                page().select("#monitor").text().contains("the latest outcome could not be read"), () -> page().text());
    }

    @Test
    void it_is_shown_by_the_desktops_own_program_where_there_is_one() throws IOException {
        box.cycle("--rules", rules);
        Box.Done none = box.command("report", "--open");
        assertEquals(3, none.status(), none::toString);
        assertEquals(
                "selfheal: it is written, but could not be opened: there is no xdg-open here; open it yourself: " + page
                        + "\n",
                none.err());

        opener("printf '%s' \"$*\" > '" + home.resolve("opened") + "'\n");
        assertEquals(0, box.command("report", "--open").status(), box.last()::toString);
        assertEquals(page.toString(), Files.readString(home.resolve("opened")));

        opener("exit 4\n");
        assertTrue(
                box.command("report", "--open").err().contains("xdg-open ended with exit status 4; open it yourself"));

        Box.Done both = box.command("report", "--open", "--out", "-");
        assertEquals(2, both.status(), both::toString);
        Box.Done folder = box.command("report", "--out", home.toString());
        assertEquals(2, folder.status(), folder::toString);
        assertTrue(folder.err().contains("is a folder; name a file in it, such as " + home.resolve("report.html")));
    }

    @Test
    void what_is_no_file_is_not_replaced_by_one() throws Exception {
        box.cycle("--rules", rules);
        Path pipe = home.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());

        Box.Done done = box.command("report", "--out", pipe.toString());

        assertEquals(2, done.status(), done::toString);
        assertTrue(done.err().contains("is no regular file; name one, or - for standard output"), done::toString);
        assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe));
        assertEquals(2, box.command("report", "--out", "").status());
        assertTrue(box.last().err().contains("--out is empty"), () -> box.last().err());
    }

    private void opener(String script) throws IOException {
        Path program = home.resolve("bin/xdg-open");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void whoever_does_not_want_it_says_so() {
        box.inventory("report: false\n" + SICK);
        assertEquals("[]", box.cycle("--rules", rules).path("problems").toString());
        assertTrue(Files.notExists(page));
        assertEquals(0, box.command("report").status(), "asked for, it is made still");
        assertTrue(Files.exists(page));
    }

    @Test
    void that_it_cannot_be_written_stops_nothing_and_is_told() throws IOException {
        Files.createDirectories(page.resolve("in the way"));

        JsonNode outcome = box.cycle("--rules", rules);

        assertEquals("CRITICAL", outcome.path("status").asText());
        assertTrue(
                outcome.path("problems").toString().contains("the report page could not be written"),
                outcome::toPrettyString);
        assertEquals(3, box.command("report").status(), box.last()::toString);
        assertFalse(box.last().err().isBlank());
    }
}
