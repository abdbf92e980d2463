package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is true. */
@Tag("story")
class ReadmeTest {
    @TempDir
    Path home;

    private final String readme = Files.readString(Box.PROJECT.resolve("README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void its_inventory_is_a_good_one() {
        Box box = new Box(home, Map.of(), false);
        // Its programs are the owner's, and not on this machine.
        box.write(
                "selfheal.yaml",
                block("```yaml\n").replaceAll("/usr/(lib|local)/[\\w/-]+", "/bin/true")
                        + "tools: {systemctl: /bin/true}\n");

        Box.Done done = box.run(
                "check",
                "--inventory",
                box.folder.resolve("selfheal.yaml").toString(),
                "--state",
                box.state().toString());

        assertEquals("", done.err());
        assertEquals(0, done.status(), done::toString);
        assertTrue(done.out().contains("11 entries"), done::out);
    }

    @Test
    void the_rule_that_it_shows_is_the_shipped_one() throws IOException {
        String rule = block("```drl\n");
        assertTrue(rule.startsWith("rule \"service.down-optional\""), rule);
        assertTrue(
                Files.readString(Box.PROJECT.resolve("rules/service/health.drl"))
                        .contains(rule),
                rule);
    }

    @Test
    void every_command_that_it_names_exists() {
        Set<String> named = new TreeSet<>();
        Matcher matcher = Pattern.compile("(?:\\./|`)selfheal ([a-z]+)").matcher(readme);
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        assertTrue(named.contains("run"), named::toString);
        Box box = new Box(home, Map.of(), false);
        for (String command : named) {
            assertEquals(0, box.run(command, "--help").status(), command);
        }
    }

    private String block(String fence) {
        int start = readme.indexOf(fence) + fence.length();
        return readme.substring(start, readme.indexOf("```", start));
    }
}
