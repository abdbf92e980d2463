package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Amounts;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Settings;
import dev.selfheal.inventory.Value;
import java.time.Duration;

/** {@code every}: the time between two cycles. */
public final class EverySection implements Section {
    private static final Duration MIN = Duration.ofMinutes(1);
    private static final Duration MAX = Duration.ofDays(1);

    @Override
    public String key() {
        return "every";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.duration(MIN, MAX).ifPresent(time -> draft.settings(settings -> settings.withEvery(time)));
    }

    @Override
    public String write(Inventory inventory) {
        Duration every = inventory.settings().every();
        return every.equals(Settings.DEFAULT.every()) ? "" : key() + ": " + Amounts.text(every) + "\n";
    }
}
