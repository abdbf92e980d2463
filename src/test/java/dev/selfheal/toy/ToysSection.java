package dev.selfheal.toy;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.Keys;
import dev.selfheal.inventory.OwnPath;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code toys}: what has a spring. Declared in a folder that only {@link ToyKindTest} puts on a class path. */
public final class ToysSection implements Section {
    @Override
    public String key() {
        return "toys";
    }

    @Override
    public void read(Value value, Draft draft) {
        for (Value item : value.items("a list, each item beginning with - id:")) {
            item.keys("id", "critical", "spring", "depends_on").ifPresent(keys -> toy(keys, draft));
        }
    }

    private static void toy(Keys keys, Draft draft) {
        Optional<String> id = keys.need("id", "id: NAME", Value::name);
        String subject = "toy:" + id.orElse("");
        keys.get("id").ifPresent(value -> draft.claim(subject, value));
        Optional<Path> spring =
                keys.need("spring", "spring: ~/some/file", Value::path).map(OwnPath::path);
        List<String> dependsOn = draft.dependsOn(subject, keys.get("depends_on"));
        if (id.isPresent() && spring.isPresent()) {
            draft.add(new ToyEntry(id.get(), keys.flag("critical"), spring.get(), dependsOn));
        }
    }

    @Override
    public String write(Inventory inventory) {
        return inventory.entries(ToyEntry.class).stream()
                .map(toy -> "  - {id: " + toy.id() + ", spring: " + toy.spring() + "}\n")
                .collect(Collectors.joining("", key() + ":\n", ""));
    }
}
