package dev.selfheal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.selfheal.fault.Ordeal.Then;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What can only happen to a process of its own: too few file descriptors. */
final class ProcessFaults {
    private static final int FEWEST = 8;
    private static final int STEP = 5;

    private ProcessFaults() {}

    static List<Fault> all() {
        return List.of(new Fault("out of file descriptors", ProcessFaults::descriptors));
    }

    /** From too few to start at all to enough: each step takes them away at another place. */
    private static Row descriptors(Path folder) throws Exception {
        Victim victim = new Victim(folder, "").lived();
        Program program = Program.packed(folder.resolve("program"), victim);
        Template template = Template.of(victim);
        List<Row> rows = new ArrayList<>();
        boolean enough = false;
        for (int limit = FEWEST; !enough; limit += STEP) {
            assertTrue(limit < 400, "never enough");
            template.restore();
            List<String> before = List.of("/bin/sh", "-c", "ulimit -n $0; exec \"$@\"", Integer.toString(limit));
            Cycle[] cycle = new Cycle[1];
            Ordeal ordeal = new Ordeal("with " + limit + " file descriptors", victim);
            ordeal.hide(() -> cycle[0] = Cycle.of(victim, () -> program.run(victim, before)));
            enough = cycle[0].status().equals("HEALED");
            rows.add(ordeal.struck(
                            cycle[0],
                            enough ? Then.HEALS : Then.EITHER,
                            enough ? "" : "Too many open files|[Ee]rror[ =:]+24|exit [1-9][0-9]*, stderr: .*\\S")
                    .next(Then.HEALS)
                    .row());
        }
        Row told = rows.stream()
                .filter(row -> row.told().startsWith("problem"))
                .findFirst()
                .orElse(rows.get(0));
        rows.remove(told);
        rows.add(0, told);
        Row all = Row.sum("out of file descriptors", rows);
        assertEquals(true, all.statuses().contains("HEALED"));
        return all;
    }
}
