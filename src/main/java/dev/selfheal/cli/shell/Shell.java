package dev.selfheal.cli.shell;

import picocli.CommandLine.Model.CommandSpec;

/** A shell that can complete commands, and the name of the file in which it looks for how. */
public enum Shell {
    bash("selfheal.bash"),
    zsh("_selfheal"),
    fish("selfheal.fish");

    private final String file;

    Shell(String file) {
        this.file = file;
    }

    /** Name of the file. */
    public String file() {
        return file;
    }

    /** The whole script for these commands; ends with a line feed. */
    public String script(CommandSpec commands) {
        Described all = new Described(commands);
        return switch (this) {
            case bash -> Bash.script(all);
            case zsh -> Zsh.script(all);
            case fish -> Fish.script(all);
        };
    }
}
