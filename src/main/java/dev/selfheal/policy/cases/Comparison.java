package dev.selfheal.policy.cases;

import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** One layer of a verdict beside what was expected of it. */
public final class Comparison {
    private final Layer layer;
    private final List<Expected> missing;
    private final List<Conclusion> extra;
    private final List<Failure.Differs> differences = new ArrayList<>();

    private Comparison(Layer layer, List<Expected> expected, List<? extends Conclusion> got) {
        this.layer = layer;
        this.missing = new ArrayList<>(expected);
        this.extra = new ArrayList<>(got);
    }

    /** What differs: first what stands for something else, then what is missing, then what is too many. */
    public static List<Failure.Differs> of(Layer layer, List<Expected> expected, List<? extends Conclusion> got) {
        Comparison comparison = new Comparison(layer, expected, got);
        // Each conclusion serves one expectation.
        comparison.pairs(Expected::fits, false);
        comparison.pairs((one, other) -> alike(one, other, "rule", "about") && alike(one, other, "subject"), true);
        comparison.pairs((one, other) -> alike(one, other, "subject"), true);
        comparison.pairs((one, other) -> alike(one, other, "rule", "about"), true);
        comparison.missing.forEach(one -> comparison.differs(Optional.of(one), Optional.empty()));
        comparison.extra.forEach(one -> comparison.differs(Optional.empty(), Optional.of(one)));
        return comparison.differences;
    }

    /** What differs between two verdicts, in which the first is what was expected. */
    public static List<Failure.Differs> of(Verdict first, Verdict other) {
        List<Failure.Differs> all = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            List<Expected> expected = layer.of(first).stream()
                    .map(one -> new Expected(0, Expected.written(one)))
                    .toList();
            all.addAll(of(layer, expected, layer.of(other)));
        }
        return all;
    }

    /** Takes out what belongs together. */
    private void pairs(BiPredicate<Expected, Conclusion> together, boolean different) {
        for (Expected one : List.copyOf(missing)) {
            Optional<Conclusion> found =
                    extra.stream().filter(other -> together.test(one, other)).findFirst();
            if (found.isPresent()) {
                missing.remove(one);
                extra.remove(found.get());
                if (different) {
                    differs(Optional.of(one), found);
                }
            }
        }
    }

    private void differs(Optional<Expected> expected, Optional<Conclusion> got) {
        differences.add(new Failure.Differs(layer, expected, got));
    }

    /** Whether they have at least one of these fields alike. */
    private static boolean alike(Expected one, Conclusion other, String... fields) {
        var got = Expected.written(other);
        for (String field : fields) {
            if (one.fields().has(field) && one.fields().get(field).equals(got.get(field))) {
                return true;
            }
        }
        return false;
    }
}
