package dev.selfheal.inventory.section;

import dev.selfheal.inventory.DirectoryEntry;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.util.Optional;

/** {@code directories}: what must be there, and may be made. */
public final class DirectoriesSection implements Section {
    @Override
    public String key() {
        return "directories";
    }

    @Override
    public void read(Value value, Draft draft) {
        for (Value item : value.items("a list, each item beginning with - path:")) {
            item.keys(PathKey.KEY, "critical", "create", "owner", "mode").ifPresent(keys -> directory(keys, draft));
        }
    }

    private static void directory(Keys keys, Draft draft) {
        Optional<OwnPath> path = PathKey.read(keys, "directory", draft);
        boolean critical = keys.flag("critical");
        boolean create = keys.flag("create");
        Optional<String> owner = PathKey.owner(keys);
        Optional<String> mode = PathKey.mode(keys);
        path.ifPresent(
                there -> draft.add(new DirectoryEntry(there.written(), there.path(), critical, create, owner, mode)));
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "Each must be there; with create: true it is made when it is not.",
                inventory.entries(DirectoryEntry.class).stream()
                        .map(entry -> new ItemText()
                                .text(PathKey.KEY, entry.written())
                                .flag("critical", entry.critical())
                                .flag("create", entry.create())
                                .text("owner", entry.owner())
                                .text("mode", entry.mode()))
                        .toList());
    }
}
