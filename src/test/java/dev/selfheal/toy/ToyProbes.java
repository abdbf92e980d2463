package dev.selfheal.toy;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Toy;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.probe.Doors;
import dev.selfheal.probe.Probe;
import dev.selfheal.probe.ProbeKind;
import dev.selfheal.sys.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Looks at toys. Declared in a folder that only {@link ToyKindTest} puts on a class path. */
public final class ToyProbes implements ProbeKind {
    @Override
    public List<Probe> probes(Inventory inventory, Doors doors) {
        return inventory.entries(ToyEntry.class).stream()
                .<Probe>map(ToyProbe::new)
                .toList();
    }

    private record ToyProbe(ToyEntry toy) implements Probe {
        @Override
        public String subject() {
            return toy.subject();
        }

        @Override
        public boolean critical() {
            return toy.critical();
        }

        @Override
        public Duration within() {
            return Duration.ofSeconds(1);
        }

        @Override
        public List<Fact> look(Deadline deadline) throws IOException {
            long seconds = Files.exists(toy.spring())
                    ? Long.parseLong(Files.readString(toy.spring()).strip())
                    : 0;
            return List.of(new Toy(subject(), critical(), Duration.ofSeconds(seconds), null));
        }
    }
}
