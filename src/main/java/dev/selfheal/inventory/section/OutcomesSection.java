package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Format;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OutcomesFile;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;

/** {@code outcomes}: where others read how each cycle ended. */
public final class OutcomesSection implements Section {
    private static final String FILE = "file";

    @Override
    public String key() {
        return "outcomes";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.keys(FILE, FormatKey.KEY).ifPresent(keys -> read(keys, draft));
    }

    private static void read(Keys keys, Draft draft) {
        Format format = FormatKey.read(keys);
        keys.need(FILE, "file: ~/outcomes.jsonl", Value::path)
                .map(OwnPath::path)
                .ifPresent(file -> draft.leavings(left -> left.withOutcomes(new OutcomesFile(file, format))));
    }

    @Override
    public String write(Inventory inventory) {
        return inventory
                .settings()
                .leavings()
                .outcomes()
                .map(one -> "# How each cycle ended, as one line of JSON each.\n"
                        + FormatKey.write(new ItemText().text(FILE, one.file().toString()), one.format())
                                .asSection(key()))
                .orElse("");
    }
}
