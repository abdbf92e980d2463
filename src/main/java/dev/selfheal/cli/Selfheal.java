package dev.selfheal.cli;

import dev.selfheal.install.Every;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line: its commands, and what their exit status means. */
@Command(
        name = "selfheal",
        description = "Looks at what this machine runs, fixes what it safely can, and proves that it worked.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing critical remains",
            "1:something critical remains",
            "2:wrong usage, or an inventory or rules that cannot be used",
            "3:could not run at all"
        },
        subcommands = {
            RunCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            CheckCommand.class,
            TestCommand.class,
            ExplainCommand.class,
            FactsCommand.class,
            ReplayCommand.class,
            BacktestCommand.class,
            DiagnoseCommand.class,
            ReportCommand.class,
            InitCommand.class,
            AlertCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            InstallCommand.class,
            UninstallCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            CompletionCommand.class
        })
final class Selfheal implements Runnable {
    static final int WRONG_USAGE = 2;
    static final int COULD_NOT_RUN = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs one command and returns its exit status. */
    static int execute(Surroundings here, String... arguments) {
        int status = line(here).execute(arguments);
        if (here.out().checkError()) {
            here.err().println("selfheal: standard output did not take all of what was to be said");
            return status == 0 ? COULD_NOT_RUN : status;
        }
        return status;
    }

    /** The whole command line. */
    static CommandLine line(Surroundings here) {
        CommandLine line = new CommandLine(new Selfheal(), new Factory(here));
        line.setOut(new PrintWriter(here.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(here.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                here.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.registerConverter(Pattern.class, Selfheal::pattern);
        line.registerConverter(Every.class, Selfheal::every);
        line.setParameterExceptionHandler(new Misuse());
        line.setExecutionExceptionHandler((failure, command, result) -> {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                here.err().println("selfheal: interrupted");
                return COULD_NOT_RUN;
            }
            here.err().println("selfheal: could not run: " + failure);
            return COULD_NOT_RUN;
        });
        return line;
    }

    private static Every every(String written) {
        try {
            return Every.of(written);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }

    private static Pattern pattern(String written) {
        try {
            return Pattern.compile(written);
        } catch (PatternSyntaxException wrong) {
            String where = wrong.getIndex() < 0 ? "" : " at character " + (wrong.getIndex() + 1);
            throw new TypeConversionException("'" + written + "' is not a regular expression: " + wrong.getDescription()
                    + where + "; write \\ before a sign that is meant as it stands");
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? for example: selfheal run");
    }
}
