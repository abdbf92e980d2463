package dev.selfheal.cli.shell;

import dev.selfheal.cli.shell.Takes.Kind;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish. */
final class Fish {
    private static final String FIRST = "__fish_use_subcommand";

    private final StringBuilder lines = new StringBuilder();

    private Fish() {}

    static String script(Described all) {
        Fish fish = new Fish();
        fish.lines.append(
                "# Completes selfheal in fish. Made by the build; to use it: selfheal completion fish | source\n\n");
        fish.line("-f");
        all.options().forEach(option -> fish.option(FIRST, option));
        for (Described command : all.commands()) {
            fish.line("-n " + FIRST + " -a " + command.name() + " -d " + quoted(command.summary()));
        }
        for (Described command : all.commands()) {
            String in = quoted("__fish_seen_subcommand_from " + command.name());
            command.options().forEach(option -> fish.option(in, option));
            command.arguments().forEach(argument -> fish.argument(in, argument));
        }
        return fish.lines.toString();
    }

    private void option(String when, OptionSpec option) {
        StringBuilder line = new StringBuilder("-n " + when);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        Takes takes = Takes.of(option);
        if (!takes.nothing()) {
            line.append(takes.kind() == Kind.FILE ? " -r -F" : " -x");
        }
        line(line + candidates(takes) + " -d " + quoted(Described.words(option)));
    }

    private void argument(String when, ArgSpec argument) {
        Takes takes = Takes.of(argument);
        if (takes.kind() == Kind.FILE) {
            line("-n " + when + " -F");
        } else if (takes.kind() != Kind.OTHER) {
            line("-n " + when + candidates(takes));
        }
    }

    private static String candidates(Takes takes) {
        return switch (takes.kind()) {
            case WORD -> " -a " + quoted(String.join(" ", takes.words()));
            case FOLDER -> " -a '(__fish_complete_directories)'";
            case FILE, NOTHING, OTHER -> "";
        };
    }

    private void line(String rest) {
        lines.append("complete -c selfheal ").append(rest).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
