package dev.selfheal.cli;

import dev.selfheal.cases.CaseJson;
import dev.selfheal.cases.CaseOf;
import dev.selfheal.cases.CaseText;
import dev.selfheal.cases.JUnitXml;
import dev.selfheal.cases.Trial;
import dev.selfheal.policy.Policies;
import dev.selfheal.policy.cases.CaseFiles;
import dev.selfheal.policy.cases.CaseMaker;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.replay.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code selfheal test}. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Tries the rules upon rule cases: facts in, and the whole verdict must come out, in whatever order the facts come.",
            "With --from: makes such a case of a recorded cycle."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every case passed, or the case was made",
            "1:a case failed, or something is missing that was asked for",
            "2:wrong usage, no case at all, or rules, a case file or a recording that cannot be used; then nothing was tried",
            "3:could not run at all"
        })
final class TestCommand implements Callable<Integer> {
    /** The forms of the report. */
    enum Format {
        text,
        json,
        junit
    }

    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final Quiet quiet = new Quiet();

    @Mixin
    private final Scrutiny scrutiny = new Scrutiny();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description =
                    "the cases, or one file of them (default: test-fixtures/rules beside the rules folder, as with the"
                            + " shipped rules, else rule-cases beside it, as ~/.config/selfheal/rule-cases)")
    private @Nullable Path cases;

    @Option(names = "--run", paramLabel = "REGEX", description = "only cases whose \"file: name\" holds a match")
    private @Nullable Pattern only;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or junit (default: text)")
    private Format format = Format.text;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "of the first shuffle of the facts, to repeat a run (default: another each time)")
    private @Nullable Long seed;

    @Option(
            names = "--from",
            paramLabel = "OUTCOME",
            description =
                    "tries nothing: prints a case made of a recorded cycle, with no more facts than its verdict needs; an"
                            + " outcome, FILE:LINE of a history, or - for standard input")
    private @Nullable String from;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "of the case that --from makes (default: for its verdict)")
    private @Nullable String name;

    TestCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Workshop workshop = new Workshop(here, places);
        Path rules = places.rules(here);
        // Where Selfheal has run before, what is compiled here serves the next run too; elsewhere nothing is left
        // behind.
        boolean keep = Files.isDirectory(places.kept(here));
        OwnKinds own = workshop.kinds(keep);
        if (from != null) {
            return make(from, workshop.rules(keep), own);
        }
        CompletableFuture<Policies.Loaded> loading = CompletableFuture.supplyAsync(() -> workshop.rules(keep));
        long first = seed == null ? workshop.clock.now().toEpochMilli() % 1_000_000 : seed;
        Trial.Asked asked = new Trial.Asked(cases(rules), shipped(), rules, Optional.ofNullable(only), first);
        Progress progress = quiet.progress(here, workshop.clock);
        Trial trial = Trial.of(asked, loading::join, own, workshop.clock, progress::at);
        progress.away();
        if (trial.problems().isEmpty()) {
            try {
                loading.join().judge().ifPresent(judge -> scrutiny.of(trial, judge, own, progress));
            } catch (IllegalArgumentException unusable) {
                here.err().println(unusable.getMessage());
                return Selfheal.WRONG_USAGE;
            }
        }
        print(trial);
        return scrutiny.complete() ? trial.exitStatus() : Math.max(1, trial.exitStatus());
    }

    private int make(String source, Policies.Loaded loaded, OwnKinds own) {
        loaded.problems().forEach(here.err()::println);
        if (loaded.judge().isEmpty()) {
            return Selfheal.WRONG_USAGE;
        }
        CaseMaker maker = CaseFiles.maker(
                cases(places.rules(here)), shipped(), own, loaded.judge().get());
        CaseOf made = CaseOf.of(source, new Recordings(here.in(), own).all(source), Optional.ofNullable(name), maker);
        made.notes().forEach(here.err()::println);
        made.yaml().ifPresent(here.out()::print);
        here.out().flush();
        return made.yaml().isPresent() ? 0 : Selfheal.WRONG_USAGE;
    }

    private Path shipped() {
        return here.program().resolve("test-fixtures/rules");
    }

    private Path cases(Path rules) {
        return cases != null ? cases : Places.cases(rules);
    }

    private void print(Trial trial) {
        trial.problems().forEach(here.err()::println);
        switch (format) {
            case json -> here.out().print(CaseJson.print(trial, scrutiny.documents()));
            case junit -> {
                here.out().print(JUnitXml.print(trial));
                here.err().print(scrutiny.text());
            }
            case text -> {
                if (trial.problems().isEmpty()) {
                    here.out().print(new CaseText(here.width(), here.colour()).print(trial));
                    here.out().print(scrutiny.text());
                } else {
                    here.err().println("nothing was tried: put this right first");
                }
            }
        }
        here.out().flush();
    }
}
