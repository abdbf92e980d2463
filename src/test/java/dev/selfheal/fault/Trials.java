package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Trials that run side by side, each on a machine of its own: most of them wait more than they compute. */
final class Trials implements AutoCloseable {
    private final List<Trial> trials = new ArrayList<>();
    private final ExecutorService threads;

    /** One that is on. */
    record Trial(Fault fault, Future<Row> row) {
        /** Its line of the table, once it is over; throws what failed in it. */
        Row await() throws Exception {
            try {
                return row.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Error error) {
                    throw error;
                }
                throw failed.getCause() instanceof Exception broken ? broken : failed;
            }
        }
    }

    private Trials(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    static Trials start(Path folder, int threads, List<Fault> faults) {
        Trials trials = new Trials(threads);
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            Path own = folder.resolve("trial" + i);
            trials.trials.add(
                    new Trial(fault, trials.threads.submit(() -> fault.trial().in(Files.createDirectories(own)))));
        }
        return trials;
    }

    /** A test for each fault of the family, in a folder below this one. */
    static Stream<DynamicTest> tests(Path folder, Family family) {
        List<Fault> faults = family.faults();
        assertTrue(!faults.isEmpty(), "faults of " + family);
        return start(folder.resolve(family.name()), family.threads(), faults).tests();
    }

    Stream<Trial> each() {
        return trials.stream();
    }

    private Stream<DynamicTest> tests() {
        return each().map(
                        trial -> DynamicTest.dynamicTest(trial.fault().name(), () -> System.out.println(trial.await())))
                .onClose(this::close);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
