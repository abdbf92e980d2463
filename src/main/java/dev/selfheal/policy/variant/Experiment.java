package dev.selfheal.policy.variant;

import dev.selfheal.fact.Fact;
import dev.selfheal.recording.OwnKinds;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Many variants of the rules, tried at once on what the rules as they are made of some facts. A variant sees the facts and
 * the whole verdict; what it concludes is only listened to, so that none changes what another sees. As no rule reads its
 * own layer, that is what it would conclude in its rule's place.
 */
public final class Experiment {
    /** Stands for the conclusions of a variant on which the engine fails. */
    static final Object FAILED = "the engine fails on it";

    private final List<Batch> families;

    private Experiment(List<Batch> families) {
        this.families = families;
    }

    /**
     * Compiles all of them.
     *
     * @param own kinds of facts of the owner that the rules may speak of
     */
    public static Experiment of(Collection<Variant> variants, OwnKinds own) {
        Map<String, List<Variant>> families = new LinkedHashMap<>();
        variants.forEach(variant -> families.computeIfAbsent(variant.rule().packageName(), name -> new ArrayList<>())
                .add(variant));
        return new Experiment(families.values().parallelStream()
                .map(family -> Batch.of(family, own))
                .toList());
    }

    /** Those that the engine takes; the others are no rules. */
    public List<Variant> variants() {
        return families.stream().flatMap(family -> family.variants().stream()).toList();
    }

    /** What each variant concludes on a judgement: of these facts, with this verdict. */
    public Said on(Collection<? extends Fact> facts, Verdict verdict) {
        Set<Object> seen = new LinkedHashSet<>(facts);
        verdict.all().forEach(seen::add);
        Map<Variant, Set<Object>> conclusions = new LinkedHashMap<>();
        families.forEach(family -> family.on(seen, conclusions));
        return new Said(conclusions);
    }

    /** What the variants concluded on one judgement; a variant that failed has concluded its failure. */
    public record Said(Map<Variant, Set<Object>> conclusions) {
        /** Whether it fired; where the engine fails on it, that cannot be told. */
        public boolean fired(Variant variant) {
            return !by(variant).isEmpty() && !by(variant).contains(FAILED);
        }

        /** What it concluded; nothing where it did not fire, and its failure where it failed. */
        public Set<Object> by(Variant variant) {
            return conclusions.getOrDefault(variant, Set.of());
        }
    }
}
