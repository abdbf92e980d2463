package dev.selfheal.cli;

import dev.selfheal.chronicle.present.Present;
import dev.selfheal.chronicle.present.StatusLine;
import dev.selfheal.chronicle.present.StatusReport;
import dev.selfheal.chronicle.present.StatusText;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code selfheal status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how it is now, by the last cycle: what is sick and since when, what was just healed, what is held back"
                    + " and paused.",
            "It looks at nothing itself, so it is fast, and works while a cycle runs."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing critical remains",
            "1:something critical remains",
            "2:wrong usage",
            "3:not known: no cycle ran yet, none for too long, or what it left cannot be read"
        })
final class StatusCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Option(names = "--json", description = "print it as JSON")
    private boolean json;

    @Option(names = "--line", description = "print one line of at most 60 characters, for a prompt or a menu bar")
    private boolean line;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    StatusCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (json && line) {
            throw new ParameterException(spec.commandLine(), "--json and --line are two forms; give one");
        }
        Clock clock = Clock.SYSTEM;
        StatusReport report = Present.read(places.state(here), clock);
        if (json) {
            here.out().print(Records.write(report).toPrettyString() + "\n");
        } else if (line) {
            here.out().println(new StatusLine(here.unicode(), here.colour()).print(report));
        } else {
            here.out().print(new StatusText(clock.zone(), here.width(), here.colour()).print(report));
        }
        here.out().flush();
        return report.exitStatus();
    }
}
