package dev.selfheal.install.discovery;

import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.inventory.RunBy;
import dev.selfheal.sys.Deadline;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.ollama.InstalledModel;
import dev.selfheal.sys.ollama.ModelName;
import dev.selfheal.sys.ollama.OllamaDoor;
import dev.selfheal.sys.ollama.OllamaException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Whether an Ollama answers, and which models lie on this machine. */
record OllamaSearch(Http http) {
    private static final Duration WITHIN = Duration.ofSeconds(1);
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final int MAX_MODELS = 50;

    Optional<OllamaEntry> at(URI url, Deadline deadline) {
        OllamaDoor door = new OllamaDoor(url, http);
        try {
            door.version(deadline.atMost(WITHIN).left());
        } catch (OllamaException none) {
            return Optional.empty();
        }
        return Optional.of(entry(url, false, models(door, deadline), Optional.empty()));
    }

    static OllamaEntry entry(URI url, boolean critical, List<String> models, Optional<RunBy> runBy) {
        return new OllamaEntry(url, critical, models, runBy, START_WITHIN, List.of());
    }

    private static List<String> models(OllamaDoor door, Deadline deadline) {
        try {
            TreeMap<String, String> models = new TreeMap<>();
            door.installed(deadline.atMost(WITHIN).left()).stream()
                    .filter(model -> !model.remote())
                    .map(InstalledModel::name)
                    .filter(Fit::model)
                    .forEach(name -> ModelName.of(name)
                            .filter(known -> !known.cloud())
                            .ifPresent(known -> models.putIfAbsent(known.text().toLowerCase(Locale.ROOT), name)));
            return models.values().stream().limit(MAX_MODELS).toList();
        } catch (OllamaException untold) {
            return List.of();
        }
    }
}
