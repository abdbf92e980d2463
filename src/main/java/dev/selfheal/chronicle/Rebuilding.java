package dev.selfheal.chronicle;

import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.recording.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a day's summary again of its outcomes. */
final class Rebuilding {
    private final Folding folding;
    private final Supplier<OwnKinds> own;

    Rebuilding(ZoneId zone, Supplier<OwnKinds> own) {
        this.folding = new Folding(zone);
        this.own = own;
    }

    /**
     * What came of it.
     *
     * @param day empty if no outcome of it could be read
     * @param passed lines that could not be read
     */
    record Rebuilt(Optional<Day> day, int passed) {}

    /** @param before the day before, whose open episodes go on */
    Rebuilt of(LocalDate date, Path outcomes, Optional<Day> before) throws IOException {
        Day[] day = {null};
        int[] passed = {0};
        OwnKinds kinds = own.get();
        int broken = OutcomeLines.read(outcomes, line -> {
            try {
                Outcome outcome = OutcomeJson.read(Records.parse(line), kinds);
                Day so = day[0] == null ? Folding.fresh(date, outcome.startedAt(), before, true) : day[0];
                if (!so.lastCycle().equals(outcome.id())) {
                    day[0] = folding.with(so, new Sight(outcome, Optional.empty(), rule -> ""), null);
                }
            } catch (IllegalArgumentException unreadable) {
                passed[0]++;
            }
        });
        return new Rebuilt(Optional.ofNullable(day[0]), passed[0] + broken);
    }
}
