package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        String page = page();
        Path config = home.resolve(".config/selfheal");
        Path program = write(home.resolve("backup-state"), block(page, "sh", 0));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        write(config.resolve("facts-schema/backup.schema.json"), block(page, "json", 0));
        write(config.resolve("selfheal.yaml"), block(page, "yaml", 0).replace(PROGRAM, program.toString()));
        shippedRules(config.resolve("rules"));
        write(config.resolve("rules/backup/state.drl"), block(page, "drl", 0));
        write(config.resolve("rule-cases/backup/state.yaml"), block(page, "yaml", 1));

        Box box = new Box(home, Map.of("COLUMNS", "100"), false);
        assertEquals(new Box.Done(0, "", ""), without(run(box, "check"), "good"));
        List<String> commands = new ArrayList<>();
        for (String shown : page.split("(?m)^ {4}\\$ \\./selfheal ")) {
            if (!shown.startsWith("\n") && !shown.startsWith("#")) {
                String[] parts = shown.split("\n", 2);
                commands.add(parts[0]);
                assertEquals(plain(indented(parts[1])), plain(run(box, parts[0]).out()), parts[0]);
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

    /** The lines that are set off, up to the first that is not. */
    private static String indented(String text) {
        return text.lines()
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .collect(Collectors.joining("\n"));
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

    private static String page() throws IOException {
        String readme = Files.readString(Box.PROJECT.resolve("README.md"));
        int start = readme.indexOf("## Your own facts");
        return readme.substring(start, readme.indexOf("\n## ", start) + 1);
    }

    private static String block(String page, String language, int number) {
        Matcher blocks = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
        for (int i = 0; i <= number; i++) {
            assertTrue(blocks.find(), language + " " + i);
        }
        return blocks.group(1);
    }

    private static void shippedRules(Path to) throws IOException {
        Path shipped = Box.PROJECT.resolve("rules");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write(to.resolve(shipped.relativize(file)), Files.readString(file));
            }
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
