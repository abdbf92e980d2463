package dev.selfheal.diagnosis;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * All that is known when the model is asked.
 *
 * @param facts of the last judgement, after the fixes
 * @param tried in this cycle
 * @param before the facts of the last cycle that did not find what is asked about now; empty where none is known
 */
public record Situation(List<Fact> facts, Verdict verdict, List<Tried> tried, Optional<List<Fact>> before) {
    public Situation {
        facts = List.copyOf(facts);
        tried = List.copyOf(tried);
    }
}
