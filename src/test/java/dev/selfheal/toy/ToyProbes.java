package dev.selfheal.toy;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Toy;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Probe;
import dev.selfheal.probe.ProbeKind;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.util.List;

/** Looks at toys. Declared in a folder that only {@link ToyKindTest} puts on a class path. */
public final class ToyProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        return List.of(new Bear());
    }

    private record Bear() implements Probe {
        @Override
        public String subject() {
            return "toy:bear";
        }

        @Override
        public boolean critical() {
            return false;
        }

        @Override
        public Duration within() {
            return Duration.ofSeconds(1);
        }

        @Override
        public List<Fact> look(Deadline deadline) {
            return List.of(new Toy(subject(), critical(), Duration.ofMillis(1500), null));
        }
    }
}
