package dev.selfheal.policy.variant;

import dev.selfheal.policy.tree.Accumulate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An accumulate that takes another total: the last where it took the first. */
final class TotalEdits {
    private static final Map<String, String> OPPOSITES = Map.of("min", "max", "max", "min");

    private TotalEdits() {}

    static List<Edit> of(Accumulate accumulate) {
        List<Edit> edits = new ArrayList<>();
        for (int at = 0; at < accumulate.totals().size(); at++) {
            Accumulate.Total total = accumulate.totals().get(at);
            String other = OPPOSITES.get(total.function());
            if (other != null) {
                List<Accumulate.Total> others = new ArrayList<>(accumulate.totals());
                others.set(at, new Accumulate.Total(total.binding(), other, total.arguments()));
                String words = total.function() + " became " + other + ": "
                        + total.binding().orElse("") + " (in accumulate)";
                edits.add(new Edit(
                        Optional.of(new Accumulate(
                                accumulate.span(), accumulate.inside(), List.copyOf(others), accumulate.results())),
                        Change.NEGATED,
                        words,
                        words,
                        accumulate.span().line(),
                        false));
            }
        }
        return edits;
    }
}
