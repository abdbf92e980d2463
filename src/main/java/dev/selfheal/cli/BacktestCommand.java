package dev.selfheal.cli;

import dev.selfheal.inventory.Amounts;
import dev.selfheal.ledger.History;
import dev.selfheal.policy.Judge;
import dev.selfheal.policy.Policies;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.replay.Backtest;
import dev.selfheal.replay.BacktestJson;
import dev.selfheal.replay.BacktestText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code selfheal backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Says what other rules would have decided differently over recorded history: both sets judge the same facts.",
            "It is compared with what the rules in force decide on those facts now, not with what was decided then."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all cycles were judged by both, whatever differs",
            "2:wrong usage, rules that cannot be used, or a recording that cannot be read or judged; the others are judged",
            "3:could not run at all"
        })
final class BacktestCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final Quiet quiet = new Quiet();

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "what to compare them with (default: the rules in force, as if --rules was not given)")
    private @Nullable Path against;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "how far back, such as 7d or 12h (default: all that is kept)")
    private @Nullable Duration since;

    @Option(names = "--json", description = "print all that differs as JSON")
    private boolean json;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "what `selfheal replay` takes (default: the history in the state folder)")
    private List<String> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    BacktestCommand(Surroundings here) {
        this.here = here;
    }

    /** A time as inventories have it. */
    static final class Since implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Amounts.duration(text)
                    .filter(time -> !time.isZero())
                    .orElseThrow(() -> new TypeConversionException(
                            "\"" + text + "\" is not a time; write one such as 7d, 12h or 30m"));
        }
    }

    @Override
    public Integer call() throws IOException {
        if (!places.rulesNamed()) {
            throw new ParameterException(
                    spec.commandLine(), "which rules? for example: selfheal backtest --rules ~/rules-to-try");
        }
        Workshop workshop = new Workshop(here, places);
        OwnKinds own = workshop.kinds(true);
        Path inForce = against != null ? against.toAbsolutePath() : places.rulesInForce(here);
        Path tried = places.rules(here);
        Optional<Judge> before = judge(workshop, inForce, true);
        Optional<Judge> after = judge(workshop, tried, false);
        if (before.isEmpty() || after.isEmpty()) {
            return Selfheal.WRONG_USAGE;
        }
        Instant from = since == null ? Instant.MIN : workshop.clock.now().minus(since);
        Progress progress = quiet.progress(here, workshop.clock);
        Backtest backtest = new Backtest(before.get(), after.get(), from, trouble -> {
            progress.away();
            here.err().println(trouble);
        });
        List<String> inputs = files.isEmpty() ? history() : files;
        AtomicInteger read = new AtomicInteger();
        workshop.recordings(own).read(inputs, entry -> {
            backtest.accept(entry);
            progress.at(read.incrementAndGet() + " cycles read");
        });
        Backtest.Result result = backtest.result();
        progress.away();
        if (result.cycles() == 0) {
            here.err()
                    .println("selfheal: no cycle to judge" + (since == null ? "" : " since " + from) + " in "
                            + (files.isEmpty() ? places.state(here).resolve("history") : String.join(", ", files)));
            return Selfheal.WRONG_USAGE;
        }
        here.out()
                .print(
                        json
                                ? BacktestJson.pretty(result)
                                : new BacktestText(workshop.clock.zone(), here.width(), here.colour())
                                        .print(result, inForce.toString(), tried.toString()));
        here.out().flush();
        return result.bad() > 0 ? Selfheal.WRONG_USAGE : 0;
    }

    private Optional<Judge> judge(Workshop workshop, Path folder, boolean keep) {
        Policies.Loaded rules = workshop.rules(folder, keep);
        rules.problems().forEach(problem -> here.err().println(folder + ": " + problem));
        return rules.judge();
    }

    private List<String> history() throws IOException {
        return new History(places.state(here))
                .days().stream().map(Path::toString).toList();
    }
}
