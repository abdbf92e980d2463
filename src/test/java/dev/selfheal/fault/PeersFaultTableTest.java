package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selfheal.testing.OllamaFault;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The faults of those that Selfheal asks: its tools, and Ollama. */
class PeersFaultTableTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> tools() {
        return Trials.tests(folder, Family.TOOLS);
    }

    @TestFactory
    Stream<DynamicTest> ollama() {
        return Trials.tests(folder, Family.OLLAMA);
    }

    @Test
    void every_way_in_which_ollama_fails_is_in_it() {
        assertEquals(OllamaFault.values().length + 1, Family.OLLAMA.faults().size());
    }
}
