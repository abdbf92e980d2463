package dev.selfheal.policy.explain;

import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Constraint;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one condition saw.
 *
 * @param held whether it was met
 * @param search for what it speaks of: the fact that fits, or those inside an absence or a total
 * @param result for an accumulate, the first constraint on its totals that failed
 * @param values what the variables stand for, its own totals included
 */
public record Look(
        Condition condition,
        boolean held,
        Search search,
        Optional<Constraint> result,
        Map<String, @Nullable Object> values) {}
