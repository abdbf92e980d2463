package dev.selfheal.outcome;

import dev.selfheal.fact.Tally;
import java.util.Collection;
import java.util.List;

/**
 * How often an act upon a target has helped, this cycle's included.
 *
 * @param attempts how often it was tried for the same causes
 * @param healed how often the probe confirmed that it helped
 */
record Effect(long attempts, long healed) {
    /** Of this fix, by what the cycle remembered when it ended. */
    static Effect of(FixRecord fix, Outcome outcome) {
        List<Tally> tallies = outcome.facts().stream()
                .filter(Tally.class::isInstance)
                .map(Tally.class::cast)
                .filter(tally -> tally.subject().equals(fix.target())
                        && tally.action().equals(fix.action())
                        && fix.causes().contains(tally.cause()))
                .toList();
        return new Effect(total(tallies, true), total(tallies, false));
    }

    private static long total(Collection<Tally> tallies, boolean all) {
        return tallies.stream()
                .mapToLong(tally -> all ? tally.attempts() : tally.healed())
                .sum();
    }

    /** For people; nothing where a single try says nothing. */
    List<String> told() {
        return attempts < 2 ? List.of() : List.of("it has worked " + healed + " of " + attempts + " times");
    }
}
