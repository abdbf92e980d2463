package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.nio.file.Path;
import java.util.Optional;

/** {@code metrics}: the file in which node_exporter's text-file collector finds the figures of the last cycle. */
public final class MetricsSection implements Section {
    private static final String FILE = "file";

    /** The collector reads files of this ending and no others. */
    private static final String ENDING = ".prom";

    @Override
    public String key() {
        return "metrics";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.keys(FILE)
                .flatMap(keys -> keys.need(FILE, "file: ~/metrics/selfheal" + ENDING, MetricsSection::file))
                .ifPresent(file -> draft.leavings(left -> left.withMetrics(file)));
    }

    private static Optional<Path> file(Value value) {
        return value.path().map(OwnPath::path).filter(file -> {
            boolean read = file.toString().endsWith(ENDING);
            if (!read) {
                value.wrong("is not read by node_exporter; let its name end in " + ENDING);
            }
            return read;
        });
    }

    @Override
    public String write(Inventory inventory) {
        return inventory
                .settings()
                .leavings()
                .metrics()
                .map(file -> "# The figures of the last cycle, for node_exporter's text-file collector.\n"
                        + new ItemText().text(FILE, file.toString()).asSection(key()))
                .orElse("");
    }
}
