package dev.selfheal.cli;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Chronicles;
import dev.selfheal.cycle.PageFile;
import dev.selfheal.page.Moment;
import dev.selfheal.page.ReportPage;
import dev.selfheal.sys.FileTrouble;
import dev.selfheal.sys.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code selfheal report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes how the machine is, and how its last 30 days were, as one HTML page, and prints where it is.",
            "The page needs no network and no script. Each cycle makes it anew in the state folder, unless the inventory"
                    + " says report: false."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:it is written, and opened if that was asked for",
            "2:wrong usage",
            "3:there is nothing to tell yet, or it could not be written or opened"
        })
final class ReportCommand implements Callable<Integer> {
    private static final Duration OPENING = Duration.ofSeconds(5);
    private static final String STDOUT = "-";

    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Mixin
    private final Quiet quiet = new Quiet();

    @Option(names = "--open", description = "show it in the browser")
    private boolean open;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write it there instead; - for standard output (default: report.html in the state folder)")
    private @Nullable String out;

    ReportCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path file = out == null
                ? PageFile.in(places.state(here))
                : Path.of(out).toAbsolutePath().normalize();
        Optional<String> wrong = wrong(file);
        if (wrong.isPresent()) {
            return failed(wrong.get(), Selfheal.WRONG_USAGE);
        }
        Workshop workshop = new Workshop(here, places);
        try {
            Progress progress = quiet.progress(here, workshop.clock);
            Instant now = workshop.clock.now();
            Moment moment = new Present(here, places, workshop).moment(now);
            Chronicle chronicle = new Chronicles(
                            places.state(here), workshop.clock.zone(), () -> workshop.kinds(false), true, progress::at)
                    .read(now.minus(ReportPage.TOLD), now);
            progress.away();
            if (moment.latest() == null && chronicle.days().isEmpty()) {
                moment.problems().forEach(problem -> here.err().println("selfheal: " + problem));
                return failed("there is nothing to tell yet; first: selfheal run", Selfheal.COULD_NOT_RUN);
            }
            if (STDOUT.equals(out)) {
                here.out().print(ReportPage.html(moment, chronicle));
                here.out().flush();
                return 0;
            }
            PageFile.write(file, moment, chronicle);
        } catch (IOException refused) {
            return failed("the report could not be made: " + FileTrouble.words(refused), Selfheal.COULD_NOT_RUN);
        }
        here.out().println(file);
        here.out().flush();
        return open ? opened(file) : 0;
    }

    private Optional<String> wrong(Path file) {
        if (STDOUT.equals(out)) {
            return open
                    ? Optional.of("--open shows a file, and --out - writes none; leave out one of them")
                    : Optional.empty();
        }
        if (out == null) {
            return Optional.empty();
        }
        if (out.isBlank()) {
            return Optional.of("--out is empty; name a file, or - for standard output");
        }
        if (Files.isDirectory(file)) {
            return Optional.of(
                    "--out " + file + " is a folder; name a file in it, such as " + file.resolve("report.html"));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Optional.of("--out " + file + " is no regular file; name one, or - for standard output");
        }
        return Files.isDirectory(file.resolveSibling(""))
                ? Optional.empty()
                : Optional.of("--out " + file + ": there is no folder " + file.getParent());
    }

    private int opened(Path file) throws InterruptedException {
        String opener = here.macos() ? "open" : "xdg-open";
        return Launch.start(opener, List.of(file.toString()), here.environment(), OPENING)
                .map(why -> failed(
                        "it is written, but could not be opened: " + why + "; open it yourself: " + file,
                        Selfheal.COULD_NOT_RUN))
                .orElse(0);
    }

    private int failed(String why, int status) {
        here.err().println("selfheal: " + why);
        return status;
    }
}
