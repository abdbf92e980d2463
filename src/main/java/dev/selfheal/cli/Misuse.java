package dev.selfheal.cli;

import java.io.PrintWriter;
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
        UnmatchedArgumentException.printSuggestions(wrong, err);
        if (arguments.length == 0) {
            // Whoever says nothing wants to know what can be said.
            command.usage(err);
        } else {
            err.println("For all there is: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return Selfheal.WRONG_USAGE;
    }
}
