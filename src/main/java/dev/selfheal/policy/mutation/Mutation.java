package dev.selfheal.policy.mutation;

import dev.selfheal.policy.variant.Variant;
import java.util.List;

/**
 * What became of the mutants.
 *
 * @param tried how many there were; those that do not compile are not counted
 * @param survivors those that no case noticed and nobody explained, in the order of the rules
 * @param explained how many survived for a reason that is written down
 * @param stale what is explained and did not survive, or is no mutant at all
 */
public record Mutation(int tried, List<Variant> survivors, int explained, List<String> stale) {
    public Mutation {
        survivors = List.copyOf(survivors);
        stale = List.copyOf(stale);
    }

    public boolean complete() {
        return tried > 0 && survivors.isEmpty() && stale.isEmpty();
    }

    public int killed() {
        return tried - survivors.size() - explained;
    }
}
