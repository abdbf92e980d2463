package dev.selfheal.install.doctor;

import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.sys.Http;
import dev.selfheal.sys.ollama.OllamaDoor;
import dev.selfheal.sys.ollama.OllamaException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether each Ollama answers that the inventory names, as a patient or to be asked for a diagnosis. */
public record OllamaLook(Http http) {
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final String AREA = "ollama";

    public List<Examined> look(Inventory inventory) {
        Set<URI> places = new LinkedHashSet<>();
        inventory.entries(OllamaEntry.class).forEach(entry -> places.add(entry.url()));
        inventory
                .settings()
                .diagnosisModel()
                .ifPresent(model -> places.add(inventory.settings().diagnosisUrl()));
        if (places.isEmpty()) {
            return List.of(Examined.ok(AREA, "the inventory names none"));
        }
        List<Examined> all = new ArrayList<>();
        for (URI place : places) {
            try {
                String version = new OllamaDoor(place, http).version(WITHIN);
                all.add(Examined.ok(AREA, version + " answers at " + place));
            } catch (OllamaException silent) {
                all.add(Examined.warning(
                        AREA,
                        "none answers at " + place + ": " + silent.getMessage(),
                        "start it, or correct its address in the inventory"));
            }
        }
        return all;
    }
}
