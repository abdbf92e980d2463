package dev.selfheal.replay;

import dev.selfheal.fact.Fact;
import dev.selfheal.outcome.Judgement;
import dev.selfheal.outcome.Outcome;
import dev.selfheal.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Facts that were recorded, and what was decided then, if anything was. There is exactly one {@code Cycle} among the facts.
 *
 * @param source the file as it was named, or {@code -} for standard input
 * @param line of the source, from 1; 0 where the document is all of it
 * @param outcome of the cycle; empty where only facts were recorded
 * @param at when the cycle began, or the facts were seen
 * @param facts of the cycle's last judgement
 */
public record Recorded(String source, int line, Optional<Outcome> outcome, Instant at, List<Fact> facts)
        implements Entry {
    @Override
    public String place() {
        return Source.place(source, line);
    }

    /** The cycle's id; empty where only facts were recorded. */
    public String id() {
        return outcome.map(Outcome::id).orElse("");
    }

    /** Every judgement that there was, in order; of a recording of facts one, with nothing concluded. */
    public List<Judgement> judgements() {
        List<Judgement> all = new ArrayList<>(outcome.map(Outcome::earlier).orElse(List.of()));
        int last = all.stream().mapToInt(Judgement::round).max().orElse(0) + 1;
        all.add(new Judgement(last, facts, outcome.map(Outcome::verdict).orElse(Verdict.EMPTY)));
        return all;
    }
}
