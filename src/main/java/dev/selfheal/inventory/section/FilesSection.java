package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.FileEntry;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.time.Duration;
import java.util.Optional;

/** {@code files}: what must be there, fresh, of a certain size, or of a certain owner. */
public final class FilesSection implements Section {
    private static final Duration MIN_AGE = Duration.ofSeconds(1);
    private static final Duration MAX_AGE = Duration.ofDays(3650);

    @Override
    public String key() {
        return "files";
    }

    @Override
    public void read(Value value, Draft draft) {
        for (Value item : value.items("a list, each item beginning with - path:")) {
            item.keys(PathKey.KEY, "critical", "max_age", "min_size", "max_size", "owner", "mode")
                    .ifPresent(keys -> file(keys, draft));
        }
    }

    private static void file(Keys keys, Draft draft) {
        Optional<OwnPath> path = PathKey.read(keys, "file", draft);
        boolean critical = keys.flag("critical");
        Optional<Duration> maxAge = keys.get("max_age", value -> value.duration(MIN_AGE, MAX_AGE));
        Optional<Long> min = keys.get("min_size", Value::size);
        Optional<Long> max = keys.get("max_size", Value::size);
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            keys.get("min_size").ifPresent(value -> value.wrong("is more than max_size; swap them"));
        }
        Optional<String> owner = PathKey.owner(keys);
        Optional<String> mode = PathKey.mode(keys);
        path.ifPresent(there ->
                draft.add(new FileEntry(there.written(), there.path(), critical, maxAge, min, max, owner, mode)));
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "Each must be there, and as max_age, min_size, max_size, owner and mode say.",
                inventory.entries(FileEntry.class).stream()
                        .map(FilesSection::item)
                        .toList());
    }

    private static ItemText item(FileEntry entry) {
        ItemText item = new ItemText().text(PathKey.KEY, entry.written()).flag("critical", entry.critical());
        entry.maxAge().ifPresent(age -> item.time("max_age", age, Duration.ZERO));
        return item.size("min_size", entry.minSize())
                .size("max_size", entry.maxSize())
                .text("owner", entry.owner())
                .text("mode", entry.mode());
    }
}
