package dev.selfheal.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Runs all trials and prints what came of each, one line for a fault: {@code ./mvnw -q -Pbench -DskipTests package
 * exec:exec@faults}. With words as arguments, only the faults whose names hold one of them.
 */
public final class FaultTable {
    private FaultTable() {}

    /** Ends with status 1 if a check failed. */
    public static void main(String[] words) throws Exception {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        Path folder = Files.createTempDirectory("selfheal-faults");
        boolean good = true;
        try {
            System.out.println(Row.HEAD);
            for (Family family : Family.values()) {
                List<Fault> faults = family.faults().stream()
                        .filter(fault -> wanted(fault, words))
                        .toList();
                Path own = folder.resolve(family.name());
                try (Trials trials = Trials.start(own, family.threads(), faults)) {
                    good &= trials.each().map(FaultTable::printed).reduce(true, Boolean::logicalAnd);
                }
            }
        } finally {
            delete(folder);
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean wanted(Fault fault, String[] words) {
        return words.length == 0 || Stream.of(words).anyMatch(fault.name()::contains);
    }

    private static boolean printed(Trials.Trial trial) {
        try {
            System.out.println(trial.await());
            return true;
        } catch (TestAbortedException skipped) {
            System.out.println(trial.fault().name() + " | skipped: " + skipped.getMessage());
            return true;
        } catch (Exception | AssertionError failed) {
            System.out.println(trial.fault().name() + " | FAILED: " + failed);
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
