package dev.selfheal.cli;

import dev.selfheal.spelling.Nearest;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command as it was written, what may have been meant, and where to read on. The help itself would push
 * that off the screen.
 */
final class Misuse implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(String.valueOf(wrong.getMessage())));
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            meant(command, unmatched.getUnmatched().get(0))
                    .ifPresent(near -> err.println("Did you mean " + near + "?"));
        }
        if (arguments.length == 0) {
            // Whoever says nothing wants to know what can be said.
            command.usage(err);
        } else {
            err.println("For all there is: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return Selfheal.WRONG_USAGE;
    }

    private static Optional<String> meant(CommandLine command, String written) {
        return written.startsWith("-")
                ? Nearest.of(
                        written.split("=", 2)[0],
                        command.getCommandSpec().optionsMap().keySet())
                : Nearest.of(written, command.getSubcommands().keySet());
    }
}
