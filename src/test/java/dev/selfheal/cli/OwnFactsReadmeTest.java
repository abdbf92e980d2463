package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's page on facts of one's own, followed word by word. */
@Tag("story")
class OwnFactsReadmeTest {
    private static final String PROGRAM = "/usr/local/bin/backup-state";

    @TempDir
    Path home;

    @Test
    void whoever_follows_it_sees_what_it_shows() throws IOException {
        ReadmePage page = ReadmePage.of("Your own facts");
        Path config = home.resolve(".config/selfheal");
        Path program = ReadmePage.write(home.resolve("backup-state"), page.block("sh", 0));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        ReadmePage.write(config.resolve("facts-schema/backup.schema.json"), page.block("json", 0));
        ReadmePage.write(config.resolve("selfheal.yaml"), page.block("yaml", 0).replace(PROGRAM, program.toString()));
        ReadmePage.copy(Box.PROJECT.resolve("rules"), config.resolve("rules"));
        ReadmePage.write(config.resolve("rules/backup/state.drl"), page.block("drl", 0));
        ReadmePage.write(config.resolve("rule-cases/backup/state.yaml"), page.block("yaml", 1));

        Box box = new Box(home, Map.of("COLUMNS", "100"), false);
        assertEquals(new Box.Done(0, "", ""), without(run(box, "check"), "good"));
        List<String> commands = new ArrayList<>();
        for (String shown : page.text().split("(?m)^ {4}\\$ \\./selfheal ")) {
            if (!shown.startsWith("\n") && !shown.startsWith("#")) {
                String[] parts = shown.split("\n", 2);
                commands.add(parts[0]);
                assertEquals(
                        plain(ReadmePage.indented(parts[1])),
                        plain(run(box, parts[0]).out()),
                        parts[0]);
            }
        }
        assertEquals(List.of("test", "run"), commands);
    }

    private Box.Done run(Box box, String command) {
        return box.run(command, "--state", home.resolve("state").toString());
    }

    private static Box.Done without(Box.Done done, String word) {
        List<String> lines =
                done.out().lines().filter(line -> !line.contains(word)).toList();
        return new Box.Done(done.status(), String.join("\n", lines), done.err());
    }

    /** Without what differs from machine to machine and from time to time. */
    private String plain(String text) {
        return text.replaceAll("(?m)^ {4}", "")
                .replaceAll("\\d\\d:\\d\\d:\\d\\d", "12:00:00")
                .replaceAll("\\d+\\.\\d+ s|\\d+ ms", "0.0 s")
                .replaceAll("seed \\d+", "seed 1")
                .replaceAll("\\d+ rules", "120 rules")
                .replaceAll("(?m)^(DEGRADED +)\\S+", "$1mybox")
                .strip();
    }
}
