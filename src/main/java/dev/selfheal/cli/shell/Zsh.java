package dev.selfheal.cli.shell;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for zsh. */
final class Zsh {
    private static final String SCRIPT = """
            #compdef selfheal
            # Completes selfheal in zsh. Made by the build; to use it: eval "$(selfheal completion zsh)"

            _selfheal_commands() {
              local -a commands
              commands=(
            %s  )
              _describe -t commands command commands
            }

            _selfheal() {
              local curcontext=$curcontext state line
              typeset -A opt_args
              _arguments -C \\
            %s    '1:command:_selfheal_commands' \\
                '*:: :->rest' && return 0
              [[ $state = rest ]] || return 1
              case $words[1] in
            %s  esac
            }

            if [[ $funcstack[1] = _selfheal ]]; then _selfheal "$@"; else compdef _selfheal selfheal; fi
            """;

    private Zsh() {}

    static String script(Described all) {
        StringBuilder names = new StringBuilder();
        StringBuilder rest = new StringBuilder();
        for (Described command : all.commands()) {
            names.append("    ")
                    .append(quoted(command.name() + ":" + command.summary()))
                    .append('\n');
            rest.append("    ").append(command.name()).append(") _arguments \\\n");
            command.options().forEach(option -> option(option, "      ", rest));
            command.arguments()
                    .forEach(argument ->
                            rest.append("      ").append(argument(argument)).append(" \\\n"));
            rest.append("      ;;\n");
        }
        StringBuilder own = new StringBuilder();
        all.options().forEach(option -> option(option, "    ", own));
        return SCRIPT.formatted(names, own, rest);
    }

    /** Each name on a line of its own; one of them excludes the others. */
    private static void option(OptionSpec option, String indent, StringBuilder into) {
        Takes takes = Takes.of(option);
        String names = String.join(" ", option.names());
        for (String name : option.names()) {
            String shown = "(" + names + ")" + name + (takes.nothing() ? "" : name.startsWith("--") ? "=" : "+");
            String value = takes.nothing() ? "" : ":" + colons(option.paramLabel()) + ":" + act(takes);
            into.append(indent)
                    .append(quoted(shown + "[" + brackets(Described.words(option)) + "]" + value))
                    .append(" \\\n");
        }
    }

    private static String argument(ArgSpec argument) {
        PositionalParamSpec place = (PositionalParamSpec) argument;
        String where = place.index().max() == Integer.MAX_VALUE || place.arity().max() > 1
                ? "*:"
                : (place.index().min() + 1) + (place.arity().min() == 0 ? "::" : ":");
        return quoted(where + colons(argument.paramLabel()) + ":" + act(Takes.of(argument)));
    }

    private static String act(Takes takes) {
        return switch (takes.kind()) {
            case FILE -> "_files";
            case FOLDER -> "_files -/";
            case WORD -> "(" + String.join(" ", takes.words()) + ")";
            case NOTHING, OTHER -> " ";
        };
    }

    private static String brackets(String text) {
        return colons(text).replace("[", "\\[").replace("]", "\\]");
    }

    private static String colons(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
