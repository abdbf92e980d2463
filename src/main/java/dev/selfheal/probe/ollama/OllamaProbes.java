package dev.selfheal.probe.ollama;

import dev.selfheal.inventory.Inventory;
import dev.selfheal.inventory.OllamaEntry;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Probe;
import dev.selfheal.probe.ProbeKind;
import java.util.List;

/** One probe for the Ollama of the inventory and all the models that it must have. */
public final class OllamaProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        return inventory.entries(OllamaEntry.class).stream()
                .<Probe>map(entry -> new OllamaProbe(entry, doors))
                .toList();
    }
}
