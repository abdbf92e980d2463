package dev.selfheal.outcome;

import dev.selfheal.fact.Fact;
import dev.selfheal.verdict.Verdict;
import java.util.List;

/** One judgement of a cycle: its round, what was known, and what was concluded. */
public record Judgement(int round, List<Fact> facts, Verdict verdict) {}
