package dev.selfheal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selfheal.recording.Schemas;
import dev.selfheal.sys.Json;
import dev.selfheal.testing.Executable;
import dev.selfheal.testing.SilentPort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One person's machine in a test: a home with an inventory, and the real command line run upon it in this process. */
public final class Box {
    /** What a command printed and ended with. */
    public record Done(int status, String out, String err) {}

    public static final Path PROJECT =
            Path.of(System.getProperty("selfheal.home", ".")).toAbsolutePath();

    public final Path home;
    public final Path folder;
    private final Map<String, String> environment;
    private final boolean macos;
    private Path selfheal = PROJECT;
    private String input = "";
    private Done last = new Done(-1, "", "");

    /** @param home of the user; what belongs to this box alone lies in a new folder below it */
    public Box(Path home, Map<String, String> environment, boolean macos) {
        this.home = home;
        this.environment = new HashMap<>(environment);
        this.macos = macos;
        try {
            Files.createDirectories(home);
            this.folder = Files.createTempDirectory(home, "box");
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        this.environment.put("HOME", home.toString());
    }

    public Path state() {
        return folder.resolve("state");
    }

    public Path bus() {
        return folder.resolve("alerts.jsonl");
    }

    /** Writes the inventory; its alerts go to {@link #bus()}, and every call of a native tool is counted. */
    public Box inventory(String yaml) {
        return write("selfheal.yaml", "version: 1\nalerts:\n  - file: " + bus() + "\n" + yaml);
    }

    /** A program of this box's own: a shell script. */
    public String program(String name, String script) {
        Path file = folder.resolve("bin").resolve(name);
        Executable.write(file, "#!/bin/sh\n" + script);
        return file.toString();
    }

    /**
     * A copy of the shipped rules that may be edited.
     *
     * @param families all of them where none is named; a test that edits rules often names the few that it needs, since every
     *     edit has all of them compiled anew
     */
    public Path rules(String... families) {
        Path copy = folder.resolve("rules");
        Path shipped = PROJECT.resolve("rules");
        List<String> wanted = List.of(families);
        try (Stream<Path> files = Files.walk(shipped)) {
            files.filter(Files::isRegularFile)
                    .map(shipped::relativize)
                    .filter(file ->
                            wanted.isEmpty() || wanted.contains(file.getName(0).toString()))
                    .forEach(file -> write("rules/" + file, text(shipped.resolve(file))));
            return copy;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public Box write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return this;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A stand-in for a native tool that notes how it was called and then is that tool. */
    public String counted(String tool) {
        return program(Path.of(tool).getFileName().toString(), """
                printf '%%s\\n' "$*" >> '%s'
                exec %s "$@"
                """.formatted(folder.resolve("calls"), tool));
    }

    /** The calls of counted tools so far that hold this word as an argument of its own. */
    public List<String> calls(String word) {
        Path calls = folder.resolve("calls");
        try {
            return !Files.exists(calls)
                    ? List.of()
                    : Files.readAllLines(calls).stream()
                            .filter(call -> List.of(call.split(" ")).contains(word))
                            .toList();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The calls that ask a supervisor to do something. */
    public List<String> orders() {
        return Stream.of("start", "restart", "stop", "kill", "kickstart", "bootstrap", "bootout", "enable")
                .flatMap(word -> calls(word).stream())
                .toList();
    }

    /** The next commands are those of the Selfheal in this folder. */
    public Box from(Path folderOfSelfheal) {
        selfheal = folderOfSelfheal;
        return this;
    }

    /** What the next commands find on standard input. */
    public Box input(String text) {
        input = text;
        return this;
    }

    public Done run(String... arguments) {
        return run(Map.of(), false, arguments);
    }

    /** A command in a terminal, with more in its environment. */
    Done atTerminal(Map<String, String> more, String name, String... arguments) {
        return run(more, true, upon(name, arguments));
    }

    private Done run(Map<String, String> more, boolean terminal, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        int status = Selfheal.execute(
                new Surroundings(
                        all,
                        home,
                        selfheal,
                        macos,
                        terminal,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                terminal ? arguments : quiet(arguments));
        last = new Done(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        return last;
    }

    /** How far a command says that it is depends on how slow this machine is, and no other test should. */
    private static String[] quiet(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.isEmpty()
                && List.of("run", "test", "replay", "backtest", "diagnose").contains(all.get(0))) {
            all.add(1, "--quiet");
        }
        return all.toArray(String[]::new);
    }

    private String[] upon(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(
                List.of("--inventory", folder.resolve("selfheal.yaml").toString(), "--state", state().toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** A command upon the inventory and the state of this box. */
    public Done command(String name, String... more) {
        return run(upon(name, more));
    }

    /** One cycle over the inventory of this box, and its outcome; all that it leaves fits the schemas. */
    public JsonNode cycle(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--json"));
        arguments.addAll(List.of(more));
        Path rules = rulesOf(arguments);
        if (!arguments.contains("--dry-run")) {
            CompiledRules.lend(rules, state());
        }
        Done done = command("run", arguments.toArray(String[]::new));
        CompiledRules.keep(rules, state());
        JsonNode outcome;
        try {
            outcome = Json.MAPPER.readTree(done.out());
        } catch (IOException | IllegalArgumentException broken) {
            throw new AssertionError(done.toString(), broken);
        }
        fits(outcome, "printed");
        if (arguments.contains("--dry-run") || !Files.isDirectory(state())) {
            return outcome;
        }
        assertEquals(outcome, json(text(state().resolve("outcome.json"))), "the latest is what was printed");
        history().forEach(line -> fits(json(line), "history"));
        return outcome;
    }

    private Path rulesOf(List<String> arguments) {
        int named = arguments.indexOf("--rules");
        if (named >= 0) {
            return Path.of(arguments.get(named + 1));
        }
        Path own = home.resolve(".config/selfheal/rules");
        return Files.isDirectory(own) ? own : PROJECT.resolve("rules");
    }

    /** What the last command printed and ended with. */
    public Done last() {
        return last;
    }

    /** The lines of the history, oldest first. */
    public List<String> history() {
        try (Stream<Path> files = Files.list(state().resolve("history"))) {
            return files.sorted().flatMap(file -> text(file).lines()).toList();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void fits(JsonNode outcome, String which) {
        assertEquals(List.of(), Schemas.problems("outcome", outcome), () -> which + " " + outcome.toPrettyString());
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public List<JsonNode> alerts() {
        try {
            return Files.exists(bus())
                    ? Files.readAllLines(bus()).stream().map(Box::json).toList()
                    : List.of();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The rule ids of the findings of an outcome, with their subjects. */
    public static List<String> findings(JsonNode outcome) {
        return texts(outcome.at("/verdict/findings"), "rule", "subject");
    }

    /** The fixes of an outcome: action, target, decision, result. */
    public static List<String> fixes(JsonNode outcome) {
        return texts(outcome.at("/fixes"), "action", "target", "decision", "result");
    }

    private static List<String> texts(JsonNode list, String... fields) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> String.join(
                                " ",
                                java.util.Arrays.stream(fields)
                                        .map(field -> node.path(field).asText(""))
                                        .toList())
                        .strip())
                .toList();
    }

    public static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException broken) {
            throw new IllegalStateException(text, broken);
        }
    }

    /** A port of the loopback that nobody listens on. */
    public static int freePort() {
        return SilentPort.number();
    }
}
