package dev.selfheal.cli;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Chronicles;
import dev.selfheal.chronicle.told.HistoryCsv;
import dev.selfheal.chronicle.told.HistoryReport;
import dev.selfheal.chronicle.told.HistoryText;
import dev.selfheal.recording.Records;
import dev.selfheal.sys.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code selfheal history}. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what happened: what was sick, since when, what healed it and how long that took.",
            "It reads the summaries that cycles leave, one for each day. A day without one is made again of its outcomes."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:it is told, whatever happened", "2:wrong usage", "3:nothing that is kept could be read"})
final class HistoryCommand implements Callable<Integer> {
    /** The forms in which it is told. */
    enum Format {
        text,
        json,
        csv
    }

    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final Quiet quiet = new Quiet();

    @Parameters(
            arity = "0..1",
            paramLabel = "SUBJECT",
            description = "only what happened to it, such as service:tunnel or tunnel (default: everything)")
    private @Nullable String subject;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = BacktestCommand.Since.class,
            description = "how far back, such as 12h, 7d or 90d (default: 7d)")
    private Duration since = Duration.ofDays(7);

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or csv (default: text)")
    private @Nullable Format format;

    @Option(names = "--json", description = "the same as --format json")
    private boolean json;

    @Option(names = "--csv", description = "the same as --format csv: a table for spreadsheets, one incident a line")
    private boolean csv;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    HistoryCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Format form = form();
        Workshop workshop = new Workshop(here, places);
        Path state = places.state(here);
        Instant now = workshop.clock.now();
        if (since.compareTo(Duration.between(Instant.EPOCH, now)) > 0) {
            here.err().println("selfheal: --since is longer ago than there are computers; write one such as 7d");
            return Selfheal.WRONG_USAGE;
        }
        Progress progress = quiet.progress(here, workshop.clock);
        try {
            Chronicles chronicles = new Chronicles(
                    state, workshop.clock.zone(), () -> workshop.kinds(false), Files.isWritable(state), progress::at);
            Chronicle chronicle = chronicles.read(now.minus(since), now);
            progress.away();
            chronicle.problems().forEach(problem -> here.err().println("selfheal: " + problem));
            Optional<String> meant = subject == null
                    ? Optional.empty()
                    : Optional.of(Named.meant(subject, HistoryReport.subjects(chronicle), "in this time"));
            here.out().print(printed(HistoryReport.of(chronicle, meant, workshop.clock.zone()), form, workshop));
            here.out().flush();
            return 0;
        } catch (IllegalArgumentException unknown) {
            here.err().println("selfheal: " + unknown.getMessage());
            return Selfheal.WRONG_USAGE;
        } catch (IOException unreadable) {
            progress.away();
            here.err()
                    .println(
                            "selfheal: what is kept in " + state + " cannot be read: " + FileTrouble.words(unreadable));
            return Selfheal.COULD_NOT_RUN;
        }
    }

    private Format form() {
        List<Format> asked = new ArrayList<>();
        if (format != null) {
            asked.add(format);
        }
        if (json) {
            asked.add(Format.json);
        }
        if (csv) {
            asked.add(Format.csv);
        }
        if (asked.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "of --format, --json and --csv only one can be; for example: --format csv");
        }
        return asked.isEmpty() ? Format.text : asked.get(0);
    }

    private String printed(HistoryReport report, Format form, Workshop workshop) {
        return switch (form) {
            case text -> new HistoryText(workshop.clock.zone(), here.width(), here.colour()).print(report);
            case json -> Records.write(report).toPrettyString() + "\n";
            case csv -> HistoryCsv.print(report);
        };
    }
}
