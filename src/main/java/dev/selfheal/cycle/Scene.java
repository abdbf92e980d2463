package dev.selfheal.cycle;

import dev.selfheal.fact.Fact;
import dev.selfheal.probe.Observation;
import dev.selfheal.probe.Probe;
import dev.selfheal.sys.Deadline;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What the probes see, kept by probe, so that a part of the world can be looked at again while the rest stands. */
final class Scene {
    private final IdentityHashMap<Probe, List<Fact>> seen = new IdentityHashMap<>();

    Scene(List<Probe> probes) {
        probes.forEach(probe -> seen.put(probe, List.of()));
    }

    /** Looks at everything. */
    void observe(Deadline deadline) throws InterruptedException {
        look(List.copyOf(seen.keySet()), deadline);
    }

    /** Looks again at whatever told of one of these subjects. */
    void observeAgain(Set<String> subjects, Deadline deadline) throws InterruptedException {
        look(about(subjects), deadline);
    }

    /** All that was seen, each part as of its last look. */
    List<Fact> facts() {
        return seen.values().stream()
                .flatMap(List::stream)
                .sorted(Observation.IN_ORDER)
                .toList();
    }

    /** Whether a probe looks at it, or found it. */
    boolean sees(String subject) {
        return !about(Set.of(subject)).isEmpty();
    }

    private List<Probe> about(Set<String> subjects) {
        return seen.keySet().stream()
                .filter(probe -> subjects.stream().anyMatch(probe::sees)
                        || seen.getOrDefault(probe, List.of()).stream()
                                .anyMatch(fact -> subjects.contains(fact.subject())))
                .toList();
    }

    private void look(Collection<Probe> probes, Deadline deadline) throws InterruptedException {
        Observation.each(List.copyOf(probes), deadline).forEach(seen::put);
    }
}
