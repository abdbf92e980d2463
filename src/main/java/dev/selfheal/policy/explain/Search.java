package dev.selfheal.policy.explain;

import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Constraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found by looking for facts that fit.
 *
 * @param found the facts of each fit, in the order of the conditions
 * @param miss where nothing fits: what came closest
 * @param passed how many questions were answered with yes
 */
public record Search(List<List<Object>> found, Optional<Miss> miss, int passed) {
    static final Search NONE = new Search(List.of(), Optional.empty(), 0);

    /**
     * What came closest.
     *
     * @param condition of which something failed
     * @param constraint which of its constraints; empty where there is no such fact at all, or the condition is no pattern
     * @param nearest the facts that passed everything before it
     * @param values what the variables stand for there
     */
    public record Miss(
            Condition condition,
            Optional<Constraint> constraint,
            List<Object> nearest,
            Map<String, @Nullable Object> values) {}
}
