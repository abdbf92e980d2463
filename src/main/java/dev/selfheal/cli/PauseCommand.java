package dev.selfheal.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.selfheal.fact.Pause;
import dev.selfheal.inventory.Amounts;
import dev.selfheal.ledger.PauseFile;
import dev.selfheal.outcome.Page;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.Pausing;
import dev.selfheal.recording.Records;
import dev.selfheal.redact.Secrets;
import dev.selfheal.sys.Clock;
import dev.selfheal.sys.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code selfheal pause}. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = {
            "Stops fixes for a while: of one subject, as what is sick and as what is acted on, or of everything.",
            "Observation and alerts go on. It works at once, also on a cycle that runs, ends by itself, and is shown in"
                    + " every report until then. Pausing again replaces."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:it is paused, or listed",
            "2:wrong usage",
            "3:it could not be written down: nothing is paused"
        })
final class PauseCommand implements Callable<Integer> {
    private static final int LONGEST_REASON = 300;

    private final Surroundings here;

    @Mixin
    private final Places places = new Places();

    @Parameters(
            arity = "0..1",
            paramLabel = "SUBJECT",
            description = "such as service:web or unit:web.service (default: everything)")
    private @Nullable String subject;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "how long, such as 30m, 2h or 7d; at most 30d (default: 2h)")
    private String length = "2h";

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; whoever reads the reports wants to know")
    private @Nullable String reason;

    @Option(names = "--list", description = "print what is paused instead")
    private boolean list;

    @Option(names = "--json", description = "with --list: print it as JSON")
    private boolean json;

    PauseCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        Clock clock = Clock.SYSTEM;
        PauseFile file = new PauseFile(places.state(here), clock);
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> here.err().println("selfheal: " + problem));
            return Selfheal.WRONG_USAGE;
        }
        try {
            here.out().print(list ? listed(file.inForce(), clock) : paused(file, clock));
            here.out().flush();
            return 0;
        } catch (IOException refused) {
            here.err().println("selfheal: " + refused.getMessage());
            return Selfheal.COULD_NOT_RUN;
        }
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (list) {
            if (subject != null || reason != null) {
                problems.add("--list only prints what is paused; leave out SUBJECT and --reason");
            }
            return problems;
        }
        if (json) {
            problems.add("--json goes with --list");
        }
        if (subject != null) {
            Named.whyNot(subject, here, places).ifPresent(problems::add);
        }
        wrongLength().ifPresent(problems::add);
        if (reason == null || reason.isBlank()) {
            problems.add("say why: --reason TEXT");
        } else if (reason.length() > LONGEST_REASON) {
            problems.add("--reason has %d characters; at most %d".formatted(reason.length(), LONGEST_REASON));
        }
        return problems;
    }

    private Optional<String> wrongLength() {
        Optional<Duration> time = Amounts.duration(length);
        if (time.isEmpty()) {
            return Optional.of("--for \"%s\" is not a time; write %s".formatted(length, Amounts.durationMeant(length)));
        }
        if (time.get().isZero()) {
            return Optional.of("--for " + length + " pauses nothing; to end a pause: selfheal resume");
        }
        return time.get().compareTo(PauseFile.LONGEST) > 0
                ? Optional.of("--for %s is too long; at most %s, and it can be paused again"
                        .formatted(length, Amounts.text(PauseFile.LONGEST)))
                : Optional.empty();
    }

    private String paused(PauseFile file, Clock clock) throws IOException, InterruptedException {
        Pause pause = file.pause(
                subject == null ? Pause.EVERYTHING : subject,
                Secrets.mask(String.valueOf(reason)),
                Amounts.duration(length).orElseThrow());
        Page page = new Page(here.width(), here.colour());
        page.section(Paint.YELLOW, "Paused", new Pausing(List.of(pause), clock.now(), clock.zone()).items());
        page.paragraph(Paint.FAINT, "Observation and alerts go on.");
        return page.toString().stripLeading();
    }

    private String listed(List<Pause> pauses, Clock clock) {
        if (json) {
            ObjectNode all = Json.MAPPER.createObjectNode();
            ArrayNode array = all.putArray("pauses");
            pauses.forEach(pause -> array.add(Records.write(pause)));
            return all.toPrettyString() + "\n";
        }
        if (pauses.isEmpty()) {
            return "Nothing is paused.\n";
        }
        Page page = new Page(here.width(), here.colour());
        page.section(Paint.YELLOW, "Paused", new Pausing(pauses, clock.now(), clock.zone()).items());
        return page.toString().stripLeading();
    }
}
