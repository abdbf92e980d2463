package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** {@code tools}: where native tools are, said only to override what was detected. */
public final class ToolsSection implements Section {
    @Override
    public String key() {
        return "tools";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.mapping("names and paths, such as {launchctl: /bin/launchctl}").ifPresent(keys -> {
            Map<String, Path> tools = new TreeMap<>();
            keys.all().forEach((name, where) -> where.path().ifPresent(path -> tools.put(name, path.path())));
            draft.settings(settings -> settings.withTools(Collections.unmodifiableMap(tools)));
        });
    }

    @Override
    public String write(Inventory inventory) {
        Map<String, Path> tools = inventory.settings().tools();
        ItemText item = new ItemText();
        new TreeMap<>(tools).forEach((name, path) -> item.text(name, path.toString()));
        return tools.isEmpty() ? "" : item.asSection(key());
    }
}
