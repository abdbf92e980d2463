package dev.selfheal.cycle;

import dev.selfheal.chronicle.Chronicle;
import dev.selfheal.chronicle.Chronicles;
import dev.selfheal.fact.Pause;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.page.Moment;
import dev.selfheal.page.ReportPage;
import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The report page in the state folder. A cycle makes it anew when all else is done; that it cannot stops nothing. */
public final class PageFile {
    private PageFile() {}

    /** Where it is. */
    public static Path in(Path state) {
        return state.resolve("report.html");
    }

    /** Writes it, readable by its owner only. */
    public static void write(Path file, Moment moment, Chronicle chronicle) throws IOException {
        AtomicFile.write(file, ReportPage.html(moment, chronicle).getBytes(StandardCharsets.UTF_8));
    }

    /** After this cycle; what kept it from being written. */
    static Optional<String> refresh(Path state, Outcome outcome, Duration every, Clock clock) {
        Instant now = clock.now();
        List<Pause> pauses = outcome.facts().stream()
                .filter(Pause.class::isInstance)
                .map(Pause.class::cast)
                .toList();
        try {
            write(
                    in(state),
                    new Moment(outcome, pauses, every, now, clock.zone(), List.of()),
                    new Chronicles(state, clock.zone()).asTold(now.minus(ReportPage.TOLD), now));
            return Optional.empty();
        } catch (IOException | RuntimeException refused) {
            return Optional.of("the report page could not be written: " + refused.getMessage());
        }
    }
}
