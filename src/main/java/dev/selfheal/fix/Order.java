package dev.selfheal.fix;

import dev.selfheal.verdict.Fix;
import java.util.List;

/**
 * One act upon one target, for all the fixes that it serves.
 *
 * @param fixes at least one; all of the same target, and one at least of this action
 */
public record Order(String action, Target target, List<Fix> fixes) {
    public Order {
        fixes = List.copyOf(fixes);
    }

    /** The rule ids that asked for it, each once, sorted. */
    public List<String> causes() {
        return fixes.stream().map(Fix::cause).distinct().sorted().toList();
    }

    /** What is sick for that cause, each once, sorted. */
    List<String> subjects(String cause) {
        return fixes.stream()
                .filter(fix -> fix.cause().equals(cause))
                .map(Fix::subject)
                .distinct()
                .sorted()
                .toList();
    }
}
