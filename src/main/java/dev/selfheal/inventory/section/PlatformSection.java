package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Platform;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.util.List;
import java.util.Locale;

/** {@code platform}: said only to override what was detected. */
public final class PlatformSection implements Section {
    @Override
    public String key() {
        return "platform";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.word(List.of("macos", "linux"))
                .map(word -> Platform.valueOf(word.toUpperCase(Locale.ROOT)))
                .ifPresent(platform -> draft.settings(settings -> settings.withPlatform(platform)));
    }

    @Override
    public String write(Inventory inventory) {
        return inventory
                .settings()
                .platform()
                .map(platform -> key() + ": " + platform.name().toLowerCase(Locale.ROOT) + "\n")
                .orElse("");
    }
}
