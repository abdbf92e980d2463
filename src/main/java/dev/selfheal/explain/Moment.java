package dev.selfheal.explain;

import dev.selfheal.fact.Cycle;
import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.replay.Recorded;
import dev.selfheal.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One judgement of a recording.
 *
 * @param round which one it was; 1 for the first
 * @param last whether none came after it: only then is anybody told or asked
 * @param facts what was known
 * @param then what was concluded then; nothing where facts were only observed
 * @param fixes what became of the fixes of all rounds
 * @param at when it was judged
 */
public record Moment(
        int round,
        boolean last,
        List<Fact> facts,
        Optional<Verdict> then,
        List<FixRecord> fixes,
        String title,
        Instant at) {
    /**
     * The judgement of that round, of the last if none is said.
     *
     * @throws IllegalArgumentException if there was no such round
     */
    public static Moment of(Recorded recorded, Optional<Integer> round) {
        List<Judgement> all = recorded.judgements();
        int last = all.get(all.size() - 1).round();
        int wanted = round.orElse(last);
        Judgement judgement = all.stream()
                .filter(one -> one.round() == wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(recorded.place() + ": there is no round " + wanted
                        + (last == 1 ? "; it has only one" : "; there are 1 to " + last)));
        String rounds = last == 1 ? "" : ", round " + wanted + " of " + last;
        return new Moment(
                wanted,
                wanted == last,
                judgement.facts(),
                recorded.outcome().isPresent() ? Optional.of(judgement.verdict()) : Optional.empty(),
                recorded.outcome().map(Outcome::fixes).orElse(List.of()),
                recorded.outcome()
                                .map(outcome -> outcome.status() + " on " + outcome.host())
                                .orElse("facts only observed")
                        + rounds,
                time(judgement.facts()).orElse(recorded.at()));
    }

    /** Later rounds have later cycles, to which the ages of their facts belong. */
    private static Optional<Instant> time(List<Fact> facts) {
        return facts.stream()
                .filter(Cycle.class::isInstance)
                .map(fact -> ((Cycle) fact).at())
                .findFirst();
    }
}
