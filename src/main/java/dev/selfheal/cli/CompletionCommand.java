package dev.selfheal.cli;

import dev.selfheal.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code selfheal completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the script that lets your shell complete commands and options.",
            "In bash: eval \"$(selfheal completion bash)\"; in zsh the same with zsh; in fish: selfheal completion fish | source."
        })
final class CompletionCommand implements Runnable {
    private final Surroundings here;

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh or fish")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CompletionCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public void run() {
        here.out().print(shell.script(spec.root()));
        here.out().flush();
    }
}
