package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Destination;
import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code alerts}: where critical findings are told. */
public final class AlertsSection implements Section {
    @Override
    public String key() {
        return "alerts";
    }

    @Override
    public void read(Value value, Draft draft) {
        List<Destination> all = new ArrayList<>();
        for (Value item : value.items("a list, each item beginning with - file:, command:, webhook: or desktop:")) {
            item.keys(DestinationKeys.ALL).ifPresent(keys -> one(keys, all));
        }
        draft.settings(settings -> settings.withAlerts(List.copyOf(all)));
    }

    private static void one(Keys keys, List<Destination> all) {
        Optional<Destination> read = DestinationKeys.read(keys);
        if (read.isEmpty()) {
            return;
        }
        Destination one = read.get();
        if (all.stream().anyMatch(other -> other.target().equals(one.target()))) {
            DestinationKeys.KINDS.forEach(kind -> keys.get(kind).ifPresent(AlertsSection::twice));
        }
        if (one.name().isPresent()
                && all.stream().anyMatch(other -> other.name().equals(one.name()))) {
            keys.get(DestinationKeys.NAME).ifPresent(value -> value.wrong("is the name of another; choose a new one"));
        }
        all.add(one);
    }

    /** Not quoted: it may be a secret. */
    private static void twice(Value value) {
        value.problem("is here twice; keep one");
    }

    @Override
    public String write(Inventory inventory) {
        return ItemText.section(
                key(),
                "Where critical findings are told, as one line of JSON each.",
                inventory.settings().alerts().stream()
                        .map(DestinationKeys::write)
                        .toList());
    }
}
