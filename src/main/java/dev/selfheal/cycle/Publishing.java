package dev.selfheal.cycle;

import dev.selfheal.event.CycleEnd;
import dev.selfheal.inventory.Format;
import dev.selfheal.inventory.Leavings;
import dev.selfheal.inventory.OutcomesFile;
import dev.selfheal.metrics.CycleMetrics;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.sys.AtomicFile;
import dev.selfheal.sys.FileTrouble;
import dev.selfheal.sys.LineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Leaves the figures of a cycle, and how it ended, for other programs. What cannot be left is told and stops nothing. */
final class Publishing {
    /** Some 500 cycles that find little, about two days of them; as much again is beside it. */
    private static final long MOST_BYTES = 1 << 20;

    private final Leavings leavings;
    private final Memory memory;

    Publishing(Leavings leavings, Memory memory) {
        this.leavings = leavings;
        this.memory = memory;
    }

    /** Returns what kept it from being left. */
    List<String> leave(Outcome outcome, String cycle) {
        Optional<String> figures = leavings.metrics().flatMap(file -> metrics(file, outcome, cycle));
        Optional<String> end = leavings.outcomes().flatMap(file -> event(file, outcome));
        return Stream.of(figures, end).flatMap(Optional::stream).toList();
    }

    private Optional<String> metrics(Path file, Outcome outcome, String cycle) {
        try {
            // What is remembered by now: of incidents, the outcome's facts know those before it.
            String text = CycleMetrics.of(outcome, memory.facts(cycle, 1)).text();
            AtomicFile.writeForAll(file, text.getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IOException | RuntimeException refused) {
            return Optional.of("the metrics " + file + " could not be written: " + words(refused));
        }
    }

    private Optional<String> event(OutcomesFile wanted, Outcome outcome) {
        try {
            CycleEnd end = new CycleEnd(outcome);
            String line = wanted.format() == Format.PLAIN
                    ? end.data().toString()
                    : end.event(memory.source()).json();
            LineFile.own(wanted.file()).append(line, MOST_BYTES);
            return Optional.empty();
        } catch (IOException | RuntimeException refused) {
            return Optional.of("the outcomes file " + wanted.file() + " could not be written: " + words(refused));
        }
    }

    private static String words(Exception refused) {
        return refused instanceof IOException trouble ? FileTrouble.words(trouble) : refused.toString();
    }
}
