package dev.selfheal.cli;

import dev.selfheal.policy.Policies;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.replay.Recordings;
import dev.selfheal.replay.Replay;
import dev.selfheal.replay.ReplayJson;
import dev.selfheal.replay.ReplayText;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code selfheal replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Judges recorded cycles again and prints what is concluded now; of an outcome also what differs from then.",
            "Nothing is observed, done or told. Of a cycle of several rounds each is judged by the facts it had."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all were judged, whatever was concluded",
            "1:something differs, and --fail-on-difference was given",
            "2:wrong usage, rules that cannot be used, or a recording that cannot be read or judged; the others are judged",
            "3:could not run at all"
        })
final class ReplayCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final Quiet quiet = new Quiet();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "an outcome, what `selfheal facts` printed, a history (.jsonl), FILE:LINE for one line of it, a folder"
                            + " with any of these, or - for standard input")
    private List<String> files = List.of();

    @Option(
            names = "--strict",
            description = "also check each fact against facts-schema: least values and patterns too")
    private boolean strict;

    @Option(names = "--json", description = "print a JSON object on a line for each")
    private boolean json;

    @Option(names = "--fail-on-difference", description = "exit with 1 if anything differs from what was decided then")
    private boolean failOnDifference;

    ReplayCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Workshop workshop = new Workshop(here, places);
        OwnKinds own = workshop.kinds(true);
        Policies.Loaded rules = workshop.rules(true);
        if (rules.judge().isEmpty()) {
            rules.problems().forEach(here.err()::println);
            return Selfheal.WRONG_USAGE;
        }
        ReplayText text = new ReplayText(workshop.clock.zone(), here.width(), here.colour());
        Progress progress = quiet.progress(here, workshop.clock);
        AtomicInteger judged = new AtomicInteger();
        Replay replay = new Replay(
                rules.judge().get(),
                replayed -> {
                    progress.away();
                    here.out().print(json ? ReplayJson.line(replayed) : text.print(replayed));
                    progress.at(judged.incrementAndGet() + " judged again");
                },
                trouble -> {
                    progress.away();
                    here.err().println(trouble);
                });
        Recordings recordings = workshop.recordings(own);
        (strict ? recordings.strict() : recordings).read(files, replay);
        replay.finish();
        progress.away();
        if (replay.judged() == 0) {
            here.err().println("selfheal: nothing to replay in " + String.join(", ", files));
            return Selfheal.WRONG_USAGE;
        }
        if (!json) {
            here.out().println(replay.summary());
        }
        here.out().flush();
        if (replay.bad() > 0) {
            return Selfheal.WRONG_USAGE;
        }
        return failOnDifference && replay.different() > 0 ? 1 : 0;
    }
}
