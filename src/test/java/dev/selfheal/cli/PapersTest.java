package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.cli.shell.Shell;
import dev.selfheal.sys.Ran;
import dev.selfheal.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the build makes of the commands, in the shells and readers that it is for. */
class PapersTest {
    private static final Path DRIVERS = Box.PROJECT.resolve("src/test/resources/shell");
    private static final String GOT = "GOT:";

    @TempDir
    Path folder;

    private CommandSpec commands;

    @BeforeEach
    void build() throws IOException {
        Papers.main(new String[] {folder.toString(), "0.1.0-SNAPSHOT", "2026-11-24T00:00:00Z"});
        commands = Selfheal.line(Surroundings.ofThisProcess()).getCommandSpec();
        Files.createDirectories(folder.resolve("here/a folder"));
        Files.writeString(folder.resolve("here/a file"), "");
    }

    /** Every command and every option; and what some of them take. */
    private Map<String, List<String>> wanted() {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put("selfheal ", List.copyOf(commands.subcommands().keySet()));
        wanted.put("selfheal -", names(commands));
        for (CommandLine command : commands.subcommands().values()) {
            wanted.put("selfheal " + command.getCommandName() + " -", names(command.getCommandSpec()));
        }
        wanted.put("selfheal re", List.of("replay", "report", "resume"));
        wanted.put("selfheal run --dr", List.of("--dry-run"));
        wanted.put("selfheal test --format ", List.of("text", "json", "junit"));
        wanted.put("selfheal test --format=j", List.of("json", "junit"));
        wanted.put("selfheal completion ", List.of("bash", "zsh", "fish"));
        wanted.put("selfheal completion z", List.of("zsh"));
        return wanted;
    }

    private static List<String> names(CommandSpec command) {
        return command.options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_shell_completes_every_command_every_option_and_what_they_take(Shell shell) throws InterruptedException {
        Map<String, List<String>> wanted = wanted();
        assertTrue(wanted.size() > 20 && wanted.get("selfheal run -").size() > 8, wanted::toString);

        List<List<String>> got = complete(shell, List.copyOf(wanted.keySet()));

        assertEquals(wanted.size(), got.size());
        int place = 0;
        for (Map.Entry<String, List<String>> line : wanted.entrySet()) {
            assertEquals(new TreeSet<>(line.getValue()), plain(got.get(place)), line.getKey());
            place++;
        }
    }

    /** Shells differ in whether they give the whole word where the name of the option is a part of it. */
    private static TreeSet<String> plain(List<String> words) {
        TreeSet<String> plain = new TreeSet<>();
        words.forEach(word -> plain.add(word.replaceFirst("^--format=", "")));
        return plain;
    }

    @ParameterizedTest
    @EnumSource
    void a_shell_completes_files_where_a_file_is_wanted_and_folders_where_a_folder_is(Shell shell)
            throws InterruptedException {
        String here = folder.resolve("here") + "/";
        List<List<String>> got = complete(
                shell,
                List.of(
                        "selfheal run --inventory " + here,
                        "selfheal run --rules " + here,
                        "selfheal replay " + here,
                        "selfheal pause --reason " + here,
                        "selfheal doctor " + here));

        assertEquals(List.of(true, true), seen(got.get(0)), got::toString);
        assertEquals(List.of(false, true), seen(got.get(1)), got::toString);
        assertEquals(List.of(true, true), seen(got.get(2)), got::toString);
        assertEquals(List.of(false, false), seen(got.get(3)), got::toString);
        assertEquals(List.of(false, false), seen(got.get(4)), got::toString);
    }

    private static List<Boolean> seen(List<String> words) {
        String all = String.join("\n", words).replace("\\", "");
        return List.of(all.contains("a file"), all.contains("a folder"));
    }

    private List<List<String>> complete(Shell shell, List<String> lines) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                DRIVERS.resolve("complete." + shell).toString(),
                folder.resolve("completions").resolve(shell.file()).toString()));
        arguments.addAll(lines);
        Ran.Exited ran = Tool.run("", shell.name(), arguments);
        assertEquals("", ran.errors());
        assertEquals(0, ran.status(), ran::output);
        List<List<String>> all = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : ran.output().lines().toList()) {
            if (line.equals("DONE")) {
                all.add(new ArrayList<>());
            } else if (line.startsWith(GOT)) {
                all.get(all.size() - 1).add(line.substring(GOT.length()));
            }
        }
        return all.subList(0, all.size() - 1);
    }

    @ParameterizedTest
    @EnumSource
    void the_command_prints_what_the_build_writes(Shell shell) throws IOException {
        Box.Done done = new Box(folder.resolve("home"), Map.of(), false).run("completion", shell.name());

        assertEquals(Files.readString(folder.resolve("completions").resolve(shell.file())), done.out());
        assertEquals("", done.err());
        assertEquals(0, done.status());
    }

    @Test
    void a_shell_that_there_is_not_is_told_of_with_those_that_there_are() {
        Box.Done done = new Box(folder.resolve("home"), Map.of(), false).run("completion", "tcsh");

        assertEquals(2, done.status());
        assertTrue(done.err().contains("bash, zsh, fish"), done::err);
    }

    @Test
    void readers_of_manual_pages_find_nothing_wrong_with_ours() throws InterruptedException {
        Ran.Exited lint = Tool.run("", "mandoc", List.of("-T", "lint", page()));
        assertEquals("", lint.output() + lint.errors());
        Ran.Exited groff = Tool.run("", "groff", List.of("-man", "-ww", "-z", "-Tutf8", page()));
        assertEquals("", groff.output() + groff.errors());
    }

    @Test
    void the_manual_page_has_every_command_every_option_and_all_that_help_says_of_them() throws InterruptedException {
        Ran.Exited ran = Tool.run("", "groff", List.of("-man", "-Tascii", "-P-cbou", page()));
        String text = ran.output().replaceAll("\\s+", " ");

        assertTrue(text.contains("selfheal 0.1.0-SNAPSHOT"), text);
        commands.options().forEach(option -> assertSays(text, option.names(), option.description()));
        for (CommandLine line : commands.subcommands().values()) {
            CommandSpec command = line.getCommandSpec();
            String part = text.substring(text.indexOf(" selfheal " + command.name() + " [OPTION ...]"));
            assertSays(part, command.usageMessage().description());
            command.options().forEach(option -> assertSays(part, option.names(), option.description()));
            command.positionalParameters().forEach(one -> assertSays(part, one.description()));
            command.usageMessage().exitCodeList().values().forEach(meaning -> assertSays(part, new String[] {meaning}));
        }
    }

    private static void assertSays(String text, String[]... all) {
        for (String[] words : all) {
            for (String word : words) {
                assertTrue(text.contains(word.strip().replaceAll("\\s+", " ")), "it does not say: " + word);
            }
        }
    }

    private String page() {
        return folder.resolve("man/selfheal.1").toString();
    }
}
