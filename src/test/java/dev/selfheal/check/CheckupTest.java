package dev.selfheal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How what was found is told. */
class CheckupTest {
    private static Trouble trouble(String area, String file, int line) {
        return new Trouble(area, file, line, file + ":" + line + ": wrong; mend it");
    }

    @Test
    void troubles_stand_by_file_and_line_and_are_counted_by_area() {
        Checkup checkup = new Checkup(
                Map.of("schemas", "backup"),
                List.of(
                        trouble("rules", "b.drl", 9),
                        trouble("rules", "a.drl", 12),
                        trouble("rules", "a.drl", 2),
                        trouble("inventory", "selfheal.yaml", 7)));
        assertEquals(
                List.of(
                        "selfheal.yaml:7: wrong; mend it",
                        "",
                        "a.drl:2: wrong; mend it",
                        "a.drl:12: wrong; mend it",
                        "",
                        "b.drl:9: wrong; mend it",
                        "",
                        "4 problems: 1 in the inventory, 3 in the rules"),
                checkup.troubleLines());
        assertEquals(List.of("schemas    good: backup"), checkup.goodLines());
    }

    @Test
    void one_is_one_problem() {
        Checkup checkup = new Checkup(Map.of(), List.of(trouble("machine", "x", 0)));
        assertEquals("1 problem: 1 on this machine", checkup.troubleLines().get(2));
    }

    @Test
    void where_all_is_well_nothing_is_told() {
        assertEquals(List.of(), new Checkup(Map.of(), List.of()).troubleLines());
    }
}
