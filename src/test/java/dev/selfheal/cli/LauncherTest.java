package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in folders of all names, with a Java that only tells what it was given. */
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            for word in "$@"; do case $word in -XX:SharedArchiveFile=*) archive=${word#*=} ;; esac; done
            case "$*" in *-Xshare:dump*) : >"$archive"; exit 0 ;; esac
            printf 'LC_ALL=%s\\n' "${LC_ALL:-}"
            for word in "$@"; do printf '%s\\n' "$word"; done
            """;

    @TempDir
    Path box;

    private Path program;

    @BeforeEach
    void a_built_program_in_a_folder_with_a_space() throws IOException {
        program = Files.createDirectories(box.resolve("my tools/self heal"));
        Path target = Files.createDirectories(program.resolve("target"));
        Files.createDirectories(target.resolve("lib"));
        Files.createDirectories(program.resolve("src/main"));
        Files.createDirectories(program.resolve("facts-schema"));
        Files.createFile(target.resolve("lib/one.jar"));
        Files.createFile(target.resolve("selfheal.jar"));
        Files.createFile(program.resolve("pom.xml"));
        Files.setLastModifiedTime(
                program.resolve("pom.xml"), FileTime.from(Instant.now().minusSeconds(60)));
        script(program.resolve("selfheal"), Files.readString(Path.of(System.getProperty("selfheal.home"), "selfheal")));
        script(Files.createDirectories(box.resolve("java/bin")).resolve("java"), JAVA);
    }

    @Test
    void runs_from_a_folder_with_a_space_with_its_archive() throws Exception {
        List<String> given = start(program.resolve("selfheal"), Map.of(), "run", "--state", "a b");

        int main = given.indexOf("dev.selfheal.cli.Main");
        assertEquals(List.of("run", "--state", "a b"), given.subList(main + 1, given.size()));
        assertEquals("-cp", given.get(main - 2));
        assertTrue(
                given.get(main - 3)
                        .matches("-XX:SharedArchiveFile=" + program.toRealPath() + "/target/classes-\\d+\\.jsa"),
                () -> String.join("\n", given));
        assertTrue(given.contains("-Dselfheal.home=" + program.toRealPath()));
    }

    @Test
    void runs_through_a_link_to_it() throws Exception {
        Path link = Files.createSymbolicLink(box.resolve("self"), program.resolve("selfheal"));

        assertTrue(start(link, Map.of(), "run").contains("-Dselfheal.home=" + program.toRealPath()));
    }

    @Test
    void makes_one_archive_whatever_the_locale_and_time_zone() throws Exception {
        start(program.resolve("selfheal"), Map.of("LC_ALL", "C", "TZ", "Asia/Kolkata"), "run");
        start(program.resolve("selfheal"), Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"), "run");

        try (var files = Files.list(program.resolve("target"))) {
            assertEquals(
                    1, files.filter(file -> file.toString().endsWith(".jsa")).count());
        }
    }

    @Test
    void makes_its_archive_also_of_rules_whose_cases_fail() throws Exception {
        String fails = "case \"$*\" in *DumpLoadedClassList*' dev.selfheal.cli.Main '[rt]e[ps]*) exit 2 ;; esac\n";
        script(box.resolve("java/bin/java"), JAVA.replaceFirst("\n", "\n" + Matcher.quoteReplacement(fails)));

        List<String> given = start(program.resolve("selfheal"), Map.of(), "run");

        assertTrue(
                given.stream().anyMatch(word -> word.startsWith("-XX:SharedArchiveFile=")),
                () -> String.join("\n", given));
    }

    @Test
    void a_locale_of_plain_ASCII_becomes_one_that_can_name_all_files() throws Exception {
        assertEquals(
                "LC_ALL=C.UTF-8",
                start(program.resolve("selfheal"), Map.of("LC_ALL", "C"), "run").get(0));
    }

    @Test
    void builds_itself_without_its_tests_when_its_sources_are_newer() throws Exception {
        script(program.resolve("mvnw"), "#!/bin/sh\necho \"$@\" >built\ntouch target/selfheal.jar\n");
        Files.setLastModifiedTime(
                program.resolve("target/selfheal.jar"),
                FileTime.from(Instant.now().minusSeconds(120)));

        List<String> given = start(program.resolve("selfheal"), Map.of(), "run");

        assertTrue(given.get(0).startsWith("selfheal: building itself"), given::toString);
        assertTrue(given.contains("dev.selfheal.cli.Main"), given::toString);
        String built = Files.readString(program.resolve("built"));
        assertTrue(built.contains("-Dmaven.test.skip=true") && built.contains("package"), built);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-q", "--quiet"})
    void who_wants_it_quiet_is_not_told_that_it_builds_but_that_it_could_not(String quiet) throws Exception {
        script(program.resolve("mvnw"), "#!/bin/sh\necho broken\nexit 1\n");
        Files.setLastModifiedTime(
                program.resolve("target/selfheal.jar"),
                FileTime.from(Instant.now().minusSeconds(120)));

        List<String> given = start(program.resolve("selfheal"), Map.of(), "run", quiet);

        assertEquals("broken", given.get(0));
        assertTrue(given.get(1).startsWith("selfheal: the build failed"), given::toString);
        assertTrue(given.contains(quiet), given::toString);
    }

    private List<String> start(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        Path output = box.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", box.resolve("java").toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
