package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.LogEntry;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.util.Optional;

/** {@code logs}: globs of log files, how many errors they may show, and how large they may grow. */
public final class LogsSection implements Section {
    private static final int KEEP = 3;
    private static final int MAX_KEEP = 100;
    private static final int MAX_ERRORS = 1_000_000;

    @Override
    public String key() {
        return "logs";
    }

    @Override
    public void read(Value value, Draft draft) {
        for (Value item : value.items("a list, each item beginning with - path:")) {
            item.keys(PathKey.KEY, "critical", "max_errors_per_hour", "max_size", "keep")
                    .ifPresent(keys -> log(keys, draft));
        }
    }

    private static void log(Keys keys, Draft draft) {
        Optional<OwnPath> path = PathKey.read(keys, "log", draft);
        boolean critical = keys.flag("critical");
        Optional<Long> errors = keys.get("max_errors_per_hour", value -> value.whole(0, MAX_ERRORS));
        Optional<Long> size = keys.get("max_size", Value::size);
        int keep = keys.get("keep", value -> value.whole(1, MAX_KEEP))
                .orElse((long) KEEP)
                .intValue();
        path.ifPresent(there ->
                draft.add(new LogEntry(there.written(), there.path().toString(), critical, errors, size, keep)));
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "max_errors_per_hour: 50 warns of errors; max_size: 500MB rotates, and keep: 3 old ones are kept.",
                inventory.entries(LogEntry.class).stream()
                        .map(LogsSection::item)
                        .toList());
    }

    private static ItemText item(LogEntry entry) {
        ItemText item = new ItemText().text(PathKey.KEY, entry.written()).flag("critical", entry.critical());
        entry.maxErrorsPerHour().ifPresent(errors -> item.raw("max_errors_per_hour", errors.toString()));
        item.size("max_size", entry.maxSize());
        return entry.keep() == KEEP ? item : item.raw("keep", Integer.toString(entry.keep()));
    }
}
