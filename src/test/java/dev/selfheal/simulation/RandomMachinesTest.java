package dev.selfheal.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.outcome.Outcome;
import dev.selfheal.outcome.OutcomeJson;
import dev.selfheal.policy.Seeds;
import dev.selfheal.recording.Records;
import dev.selfheal.verdict.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every promise, on machines and under misfortunes that nobody thought of. {@link Promises} says what is promised. */
class RandomMachinesTest {
    /** More of them with {@code -Dselfheal.machines=}, at some 15 s each. */
    private static final int MACHINES = Integer.getInteger("selfheal.machines", 5);

    static LongStream seeds() {
        return Seeds.all(MACHINES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_promise_is_kept_whatever_happens_and_all_ends_well(long seed) throws Exception {
        Duration mended = Duration.ofHours(8);
        try (Simulation life = new Simulation()) {
            Fate fate = new Fate(seed, life, mended);
            String who = "seed " + seed + ": " + fate.story();
            System.out.println(who);
            try {
                life.until(mended.plusHours(3));
                Outcome last = life.cycle();
                life.promises.end(last);
                assertEquals(
                        Set.of(),
                        life.promises.open(),
                        () -> "everything is well, and everybody was told: " + life.chronicle.told);
                assertEquals(
                        0,
                        last.verdict().findings().stream()
                                .filter(one -> one.severity() == Severity.CRITICAL)
                                .count(),
                        () -> "found at the end: " + last.verdict().findings());
                assertEquals(life.chronicle.cycles.size(), recorded(life.state), "cycles in the history");
            } catch (AssertionError broken) {
                throw new AssertionError(who + ": " + broken.getMessage(), broken);
            }
        }
    }

    /** Outcomes in the history, each of which can be read. */
    private static int recorded(Path state) throws IOException {
        int count = 0;
        try (Stream<Path> days = Files.list(state.resolve("history"))) {
            for (Path day : days.toList()) {
                for (String line : Files.readAllLines(day)) {
                    OutcomeJson.read(Records.parse(line));
                    count++;
                }
            }
        }
        return count;
    }
}
