package dev.selfheal.cycle;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.ProbeFailure;
import dev.selfheal.probe.Observation;
import dev.selfheal.probe.Probe;
import dev.selfheal.sys.Deadline;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What the probes see, kept by probe, so that a part of the world can be looked at again while the rest stands. */
final class Scene {
    private final IdentityHashMap<Probe, List<Fact>> seen = new IdentityHashMap<>();
    /** All that each ever told of: one that fails tells of nothing but itself. */
    private final IdentityHashMap<Probe, Set<String>> told = new IdentityHashMap<>();

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

    /** Whether one of these is not known now: whoever tells of it failed, and said nothing of it. */
    boolean unknown(Set<String> subjects) {
        return subjects.stream().anyMatch(subject -> about(Set.of(subject)).stream()
                .map(probe -> seen.getOrDefault(probe, List.of()))
                .anyMatch(facts -> failed(facts, subject)));
    }

    private static boolean failed(List<Fact> facts, String subject) {
        List<Fact> about =
                facts.stream().filter(fact -> fact.subject().equals(subject)).toList();
        return about.isEmpty()
                ? facts.stream().anyMatch(ProbeFailure.class::isInstance)
                : about.stream().anyMatch(ProbeFailure.class::isInstance);
    }

    private List<Probe> about(Set<String> subjects) {
        return seen.keySet().stream()
                .filter(probe -> subjects.stream().anyMatch(probe::sees)
                        || told.getOrDefault(probe, Set.of()).stream().anyMatch(subjects::contains))
                .toList();
    }

    private void look(Collection<Probe> probes, Deadline deadline) throws InterruptedException {
        Observation.each(List.copyOf(probes), deadline).forEach((probe, facts) -> {
            seen.put(probe, facts);
            Set<String> subjects = told.computeIfAbsent(probe, first -> new HashSet<>());
            facts.forEach(fact -> subjects.add(fact.subject()));
        });
    }
}
