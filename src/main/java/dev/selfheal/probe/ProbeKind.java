package dev.selfheal.probe;

import dev.selfheal.inventory.Inventory;
import java.util.List;

/** Makes the probes for one kind of inventory entry. Found as a service, so that a new kind changes no existing class. */
public interface ProbeKind {
    List<Probe> probes(Inventory inventory, Doors doors);
}
