package dev.selfheal.cli.shell;

import dev.selfheal.cli.shell.Takes.Kind;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for bash, from 3.2 on, which is what a Mac has. */
final class Bash {
    private static final String SCRIPT = """
            # Completes selfheal in bash. Made by the build; to use it: eval "$(selfheal completion bash)"

            _selfheal_paths() { # -f or -d
              local path
              COMPREPLY=()
              while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$current")
              compopt -o filenames 2>/dev/null # there is none before bash 4
            }

            _selfheal_words() { COMPREPLY=($(compgen -W "$1" -- "$current")); }

            _selfheal() {
              local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' i
              # bash takes --name=value for three words.
              if [ "$current" = = ]; then
                current=''
              elif [ "$before" = = ]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
              fi
              for ((i = 1; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
                  %s) command=${COMP_WORDS[i]}; break ;;
                esac
              done
              COMPREPLY=()
              case $command:$before in
            %s  esac
              case $command:$current in
            %s    :-*) %s ;;
                :*) %s ;;
              esac
            }
            complete -F _selfheal selfheal
            """;

    private Bash() {}

    static String script(Described all) {
        List<Described> commands = all.commands();
        StringBuilder values = new StringBuilder();
        StringBuilder rest = new StringBuilder();
        for (Described command : commands) {
            for (OptionSpec option : command.options()) {
                values(command, option, values);
            }
            rest.append("    %s:-*) %s ;;\n".formatted(command.name(), words(names(command))));
            command.arguments().stream()
                    .map(Takes::of)
                    .filter(takes -> takes.kind() != Kind.OTHER)
                    .findFirst()
                    .ifPresent(takes -> rest.append("    %s:*) %s ;;\n".formatted(command.name(), act(takes))));
        }
        String alternatives = commands.stream().map(Described::name).collect(Collectors.joining("|"));
        String first = words(commands.stream().map(Described::name).collect(Collectors.joining(" ")));
        return SCRIPT.formatted(alternatives, values, rest, words(names(all)), first);
    }

    private static void values(Described command, OptionSpec option, StringBuilder into) {
        Takes takes = Takes.of(option);
        if (takes.nothing()) {
            return;
        }
        String cases = List.of(option.names()).stream()
                .map(name -> command.name() + ":" + name)
                .collect(Collectors.joining("|"));
        into.append(
                "    %s) %s ;;\n".formatted(cases, takes.kind() == Kind.OTHER ? "return" : act(takes) + "; return"));
    }

    private static String act(Takes takes) {
        return switch (takes.kind()) {
            case FILE -> "_selfheal_paths -f";
            case FOLDER -> "_selfheal_paths -d";
            case WORD -> words(String.join(" ", takes.words()));
            case NOTHING, OTHER -> ":";
        };
    }

    private static String words(String words) {
        return "_selfheal_words '" + words + "'";
    }

    private static String names(Described command) {
        return command.options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .collect(Collectors.joining(" "));
    }
}
