package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.UnitEntry;
import dev.selfheal.inventory.Value;
import java.util.Optional;

/** {@code units}: the owner's systemd units. */
public final class UnitsSection implements Section {
    @Override
    public String key() {
        return "units";
    }

    @Override
    public void read(Value value, Draft draft) {
        draft.afterwards(() -> {
            if (draft.platform() != Platform.LINUX) {
                value.problem("units are jobs of systemd, and this is macOS; write agents, or platform: linux");
            }
        });
        for (Value item : value.items("a list, each item beginning with - name:")) {
            item.keys(JobKeys.known("name")).ifPresent(keys -> job(keys, draft));
        }
    }

    private static void job(Keys keys, Draft draft) {
        Optional<String> name = keys.need("name", "name: web.service", Running::unit);
        String subject = "unit:" + name.orElse("");
        if (name.isPresent()) {
            keys.get("name").ifPresent(value -> draft.claim(subject, value));
        }
        JobKeys job = JobKeys.read(keys, subject, draft);
        name.ifPresent(there -> draft.add(new UnitEntry(
                there, job.critical(), job.expect(), job.environment(), job.startWithin(), job.dependsOn())));
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "expect: running (the default), scheduled, loaded, or any.",
                inventory.entries(UnitEntry.class).stream()
                        .map(UnitsSection::item)
                        .toList());
    }

    private static ItemText item(UnitEntry entry) {
        return new JobKeys(
                        entry.critical(), entry.expect(), entry.environment(), entry.startWithin(), entry.dependsOn())
                .write(new ItemText().text("name", entry.name()));
    }
}
