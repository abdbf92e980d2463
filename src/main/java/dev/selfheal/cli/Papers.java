package dev.selfheal.cli;

import dev.selfheal.cli.shell.ManPage;
import dev.selfheal.cli.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Writes what goes beside the program into the folder of the build: completion scripts and the manual page. */
public final class Papers {
    private Papers() {}

    /** @param arguments the folder, the version and its date */
    public static void main(String[] arguments) throws IOException {
        CommandSpec commands = Selfheal.line(Surroundings.ofThisProcess()).getCommandSpec();
        Path folder = Path.of(arguments[0]);
        Path completions = Files.createDirectories(folder.resolve("completions"));
        for (Shell shell : Shell.values()) {
            Files.writeString(completions.resolve(shell.file()), shell.script(commands));
        }
        Path man = Files.createDirectories(folder.resolve("man"));
        String date = arguments[2].replaceFirst("T.*", "");
        Files.writeString(man.resolve("selfheal.1"), ManPage.of(commands, arguments[1], date));
    }
}
