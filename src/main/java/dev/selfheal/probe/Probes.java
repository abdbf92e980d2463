package dev.selfheal.probe;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Reason;
import dev.selfheal.inventory.Inventory;
import dev.selfheal.sys.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The probes that an inventory calls for, from every {@link ProbeKind} on the class path. */
public final class Probes {
    /** More kinds than will ever be; a provider list that fails for ever must end. */
    private static final int MOST_KINDS = 1000;

    private Probes() {}

    /** All of them. A kind that fails to load or to make its probes becomes a probe that says so. */
    public static List<Probe> all(Inventory inventory, Doors doors) {
        return all(ServiceLoader.load(ProbeKind.class, ProbeKind.class.getClassLoader()), inventory, doors);
    }

    static List<Probe> all(Iterable<ProbeKind> kinds, Inventory inventory, Doors doors) {
        List<Probe> probes = new ArrayList<>();
        Iterator<ProbeKind> each = kinds.iterator();
        for (int i = 0; i < MOST_KINDS; i++) {
            try {
                if (!each.hasNext()) {
                    break;
                }
                probes.addAll(each.next().probes(inventory, doors));
            } catch (RuntimeException | LinkageError | ServiceConfigurationError broken) {
                probes.add(new NoProbes(broken.toString()));
            }
        }
        return List.copyOf(probes);
    }

    /** Those that look at one of these subjects, for observing again. */
    public static List<Probe> about(List<Probe> probes, Collection<String> subjects) {
        return probes.stream()
                .filter(probe -> subjects.stream().anyMatch(probe::sees))
                .toList();
    }

    /** Stands for a kind whose probes could not be made, so that nobody takes its silence for health. */
    private record NoProbes(String detail) implements Probe {
        @Override
        public String subject() {
            return "selfheal";
        }

        @Override
        public boolean critical() {
            return true;
        }

        @Override
        public Duration within() {
            return Duration.ofSeconds(1);
        }

        @Override
        public List<Fact> look(Deadline deadline) throws ProbeException {
            throw new ProbeException(Reason.BROKEN, "a kind of probe is out of order: " + detail);
        }
    }
}
