package dev.selfheal.policy.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainedTest {
    @Test
    void each_mutant_has_the_reason_above_it() {
        Explained explained = Explained.read(
                List.of("# of this folder", "", "Nobody does.", "    a: x", "", "It is one.", "\tb: y", "    c: z"));
        assertEquals(Map.of("a: x", "Nobody does.", "b: y", "It is one.", "c: z", "It is one."), explained.reasons());
    }

    @Test
    void a_mutant_without_a_reason_is_refused() {
        String told = assertThrows(IllegalArgumentException.class, () -> Explained.read(List.of("", "  a: x")))
                .getMessage();
        assertTrue(told.startsWith("survivors.txt:2: "), told);
    }

    @Test
    void a_mutant_that_is_there_twice_is_refused() {
        String told = assertThrows(
                        IllegalArgumentException.class, () -> Explained.read(List.of("Why", "  a: x", "  a: x")))
                .getMessage();
        assertTrue(told.startsWith("survivors.txt:3: "), told);
    }

    @Test
    void where_there_is_no_such_file_nothing_is_explained(@TempDir Path temp) {
        assertEquals(Explained.NOTHING, Explained.beside(temp));
    }
}
