package dev.selfheal.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command with what it takes, in the order of its help. */
record Described(CommandSpec command) {
    /** Of all commands, the shipped name of the whole. */
    String name() {
        return command.name();
    }

    List<Described> commands() {
        return command.subcommands().values().stream()
                .map(line -> new Described(line.getCommandSpec()))
                .toList();
    }

    List<OptionSpec> options() {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    List<ArgSpec> arguments() {
        return command.positionalParameters().stream().map(ArgSpec.class::cast).toList();
    }

    /** All sentences. */
    List<String> sentences() {
        return Arrays.stream(command.usageMessage().description())
                .map(Described::plain)
                .toList();
    }

    /** What its first sentence says first, without a full stop: a line in a list. */
    String summary() {
        String first = sentences().isEmpty() ? name() : sentences().get(0);
        return first.replaceFirst("[.;](\\s.*)?$", "");
    }

    static String words(ArgSpec argument) {
        return Arrays.stream(argument.description()).map(Described::plain).collect(Collectors.joining(" "));
    }

    /** As picocli would print it. */
    private static String plain(String text) {
        return text.replace("%n", " ").replace("%%", "%");
    }
}
