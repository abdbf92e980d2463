package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code alerts}: where critical findings are told. */
public final class AlertsSection implements Section {
    @Override
    public String key() {
        return "alerts";
    }

    @Override
    public void read(Value value, Draft draft) {
        List<Path> files = new ArrayList<>();
        for (Value item : value.items("a list, each item beginning with - file:")) {
            item.keys("file").ifPresent(keys -> file(keys, files));
        }
        draft.settings(settings -> settings.withAlertFiles(List.copyOf(files)));
    }

    private static void file(Keys keys, List<Path> files) {
        keys.need("file", "file: ~/alerts.jsonl", Value::path)
                .map(OwnPath::path)
                .ifPresent(path -> {
                    if (files.contains(path)) {
                        keys.get("file").ifPresent(value -> value.wrong("is here twice; keep one"));
                    }
                    files.add(path);
                });
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "Critical findings, one line of JSON each.",
                inventory.settings().alertFiles().stream()
                        .map(file -> new ItemText().text("file", file.toString()))
                        .toList());
    }
}
