package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's page on a changed number, followed word by word. */
@Tag("story")
class ChangeReadmeTest {
    private static final String CHECK =
            "#!/bin/sh\n[ -e %s ] && echo there && exit 0\necho the index is gone; exit 2\n";

    @TempDir
    Path home;

    private Path config;
    private Box box;

    @Test
    void whoever_follows_it_sees_what_it_shows() throws IOException {
        ReadmePage page = ReadmePage.of("Change a number");
        config = home.resolve(".config/selfheal");
        Path index = home.resolve("index");
        program("index-is-there", CHECK.formatted(index));
        program("rebuild-index", "#!/bin/sh\ntouch " + index + "\n");
        ReadmePage.write(config.resolve("selfheal.yaml"), page.block("yaml", 0).replace("/home/ann", home.toString()));
        ReadmePage.copy(Box.PROJECT.resolve("rules"), config.resolve("rules"));
        ReadmePage.copy(Box.PROJECT.resolve("test-fixtures/rules"), config.resolve("rule-cases"));
        box = new Box(home, Map.of("COLUMNS", "100"), false);
        for (int cycle = 0; cycle < 6; cycle++) {
            Files.deleteIfExists(index);
            run("run");
        }
        Path patient = home.resolve("patient");
        ReadmePage.copy(config.resolve("rules"), patient);
        Path rule = patient.resolve("hold/memory.drl");
        String written = Files.readString(rule);
        int from = written.indexOf("rule \"hold.budget-hour\"");
        int number = written.indexOf("$count >= 5", from);
        assertTrue(
                from > 0 && number > from && number < written.indexOf("\nend", from),
                "$count >= 5 ends its conditions");
        ReadmePage.write(rule, written.substring(0, number) + "$count >= 3" + written.substring(number + 11));

        String cases = config.resolve("rule-cases").toString();
        assertShown(
                page,
                "test --rules ~/patient ~/.config/selfheal/rule-cases --run 'four attempts'",
                run("test", "--rules", patient.toString(), cases, "--run", "four attempts"));
        String all = run("test", "--rules", patient.toString(), cases);
        assertShown(
                page,
                "test --rules ~/patient ~/.config/selfheal/rule-cases | grep FAILED",
                all.lines().filter(line -> line.contains("FAILED")).collect(Collectors.joining("\n")));
        mend(config.resolve("rule-cases/hold/memory.yaml"), all);
        assertShown(
                page,
                "test --rules ~/patient ~/.config/selfheal/rule-cases",
                run("test", "--rules", patient.toString(), cases));
        assertShown(
                page,
                "backtest --rules ~/patient --since 7d",
                run("backtest", "--rules", patient.toString(), "--since", "7d"));
    }

    /** As the page says: two lines out of each case that failed. */
    private static void mend(Path file, String failures) throws IOException {
        String text = Files.readString(file);
        for (String failed : failures.lines()
                .filter(line -> line.startsWith("FAILED  hold/"))
                .toList()) {
            String name = failed.replaceFirst("^FAILED +\\S+ +", "");
            int start = text.indexOf("- case: " + name + "\n");
            int end = text.indexOf("\n- case:", start);
            String one = text.substring(start, end);
            String mended = one.replaceAll("(?m)^.*cycle: c[12]\\}\\n", "").replace("four attempts", "two attempts");
            assertTrue(mended.length() < one.length(), name);
            text = text.substring(0, start) + mended + text.substring(end);
        }
        Files.writeString(file, text);
    }

    private String run(String... command) {
        return box.run(Stream.concat(
                                Stream.of(command),
                                Stream.of(
                                        "--state",
                                        home.resolve(".local/state/selfheal").toString()))
                        .toArray(String[]::new))
                .out();
    }

    private void assertShown(ReadmePage page, String command, String printed) {
        int at = page.text().indexOf("    $ ./selfheal " + command + "\n");
        assertTrue(at >= 0, command);
        String shown = ReadmePage.indented(page.text().substring(page.text().indexOf('\n', at) + 1));
        assertEquals(plain(shown), plain(printed), command);
    }

    /** Without what differs from machine to machine and from time to time. */
    private String plain(String text) {
        return text.replace(home.toString(), "/home/ann")
                .replaceAll("(?m)^ {4}", "")
                .replaceAll("(?m)^ +", "")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "THEN")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d\\.jsonl", "DAY.jsonl")
                .replaceAll("\\d+\\.\\d+ s|\\d+ ms", "0.0 s")
                .replaceAll("seed \\d+", "seed 1")
                .replaceAll("(\\d+ of )?\\d+ cases", "SOME cases")
                .replaceAll("\\d+ rules", "SOME rules")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void program(String name, String text) throws IOException {
        Path file = ReadmePage.write(home.resolve("bin").resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
