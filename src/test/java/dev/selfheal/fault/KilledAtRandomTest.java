package dev.selfheal.fault;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9}, two hundred times. */
class KilledAtRandomTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> kills() {
        return Trials.tests(folder, Family.KILLS);
    }
}
