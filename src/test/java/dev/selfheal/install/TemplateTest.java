package dev.selfheal.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void a_mark_alone_in_its_line_stands_for_as_many_lines_as_there_are_values() {
        Template template = new Template("a\n  @LIST@\n  @NONE@\nb @ONE@ c @ONE@\n");
        assertEquals(
                "a\n  x\n  $1 \\\nb @LIST@ c @LIST@\n",
                template.fill(Map.of("LIST", List.of("x", "$1 \\"), "NONE", List.of(), "ONE", List.of("@LIST@"))));
    }

    @Test
    void marks_and_values_must_be_the_same() {
        Template template = new Template("@A@ @B@\n");
        for (Map<String, List<String>> values :
                List.of(Map.of("A", List.of("1")), Map.of("A", List.of("1"), "B", List.of("2"), "C", List.of("3")))) {
            assertThrows(IllegalArgumentException.class, () -> template.fill(values));
        }
    }
}
