package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Settings;
import dev.selfheal.inventory.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ollama}: the Ollama of this machine and the models that it must have. */
public final class OllamaSection implements Section {
    @Override
    public String key() {
        return "ollama";
    }

    @Override
    public void read(Value value, Draft draft) {
        draft.claim(OllamaEntry.SUBJECT, value);
        value.keys("url", "critical", "models", Running.KEY, Starting.KEY, "depends_on")
                .ifPresent(keys -> draft.add(new OllamaEntry(
                        keys.get("url", LocalOllama::url).orElse(Settings.OLLAMA),
                        keys.flag("critical"),
                        keys.get("models").map(OllamaSection::models).orElse(List.of()),
                        Running.read(keys, draft),
                        Starting.read(keys, Starting.MODEL_SERVER),
                        draft.dependsOn(OllamaEntry.SUBJECT, keys.get("depends_on")))));
    }

    private static List<String> models(Value value) {
        List<String> models = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (Value item : value.items("a list of models, such as [qwen2.5:7b]")) {
            Optional<String> model = LocalOllama.model(item);
            if (model.isPresent()) {
                String twin = seen.putIfAbsent(LocalOllama.same(model.get()), model.get());
                if (twin != null) {
                    item.wrong("is the same model as " + twin + "; keep one");
                }
                models.add(model.get());
            }
        }
        return List.copyOf(models);
    }

    @Override
    public String write(Inventory inventory) {
        StringBuilder text = new StringBuilder();
        for (OllamaEntry entry : inventory.entries(OllamaEntry.class)) {
            ItemText item = new ItemText()
                    .text("url", entry.url().toString())
                    .flag("critical", entry.critical())
                    .list("models", entry.models());
            entry.runBy().ifPresent(by -> item.raw(Running.KEY, braces(by)));
            item.time(Starting.KEY, entry.startWithin(), Starting.MODEL_SERVER).list("depends_on", entry.dependsOn());
            text.append("# The models named here must be installed; one that is missing is pulled.\n")
                    .append(item.asSection(key()));
        }
        return text.toString();
    }

    static String braces(RunBy by) {
        return new ItemText().text(by.kind().word(), by.name()).inBraces();
    }
}
