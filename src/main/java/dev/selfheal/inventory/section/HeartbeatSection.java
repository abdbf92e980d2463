package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;

/** {@code heartbeat}: the file by which somebody else can see that Selfheal lives. */
public final class HeartbeatSection implements Section {
    @Override
    public String key() {
        return "heartbeat";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.keys("file")
                .flatMap(keys -> keys.need("file", "file: ~/selfheal.heartbeat", Value::path))
                .map(OwnPath::path)
                .ifPresent(file -> draft.settings(settings -> settings.withHeartbeatFile(file)));
    }

    @Override
    public String write(Inventory inventory) {
        return inventory
                .settings()
                .heartbeatFile()
                .map(file -> "# Touched after each cycle, for something else to watch.\n"
                        + new ItemText().text("file", file.toString()).asSection(key()))
                .orElse("");
    }
}
