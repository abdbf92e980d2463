package dev.selfheal.inventory.section;

import dev.selfheal.inventory.Draft;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.Section;
import dev.selfheal.inventory.Settings;
import dev.selfheal.inventory.Value;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code diagnosis}: the local model that is asked why; at the Ollama of this inventory unless it says where. */
public final class DiagnosisSection implements Section {
    @Override
    public String key() {
        return "diagnosis";
    }

    @Override
    public void read(Value value, Draft draft) {
        value.keys("model", "url").ifPresent(keys -> {
            Optional<URI> url = keys.get("url", LocalOllama::url);
            keys.need("model", "model: qwen2.5:7b", LocalOllama::model)
                    .ifPresent(model -> draft.afterwards(() -> draft.settings(
                            settings -> settings.withDiagnosis(model, url.orElse(usual(draft.entries(), settings))))));
        });
    }

    private static URI usual(List<? super OllamaEntry> entries, Settings settings) {
        return entries.stream()
                .filter(OllamaEntry.class::isInstance)
                .map(entry -> ((OllamaEntry) entry).url())
                .findFirst()
                .orElse(settings.diagnosisUrl());
    }

    @Override
    public String write(Inventory inventory) {
        Settings settings = inventory.settings();
        Optional<URI> said = Optional.of(settings.diagnosisUrl())
                .filter(url -> !url.equals(usual(inventory.entries(), Settings.DEFAULT)));
        return settings.diagnosisModel()
                .map(model -> new ItemText().text("model", model).text("url", said.map(URI::toString)))
                .map(item -> "# The local model that is asked about critical findings.\n" + item.asSection(key()))
                .orElse("");
    }
}
