package dev.selfheal.policy.explain;

import dev.selfheal.fact.Fact;
import dev.selfheal.policy.Queries;
import dev.selfheal.policy.RuleProblem;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stories about one set of facts. What was concluded of them stands beside them as a plain fact. */
public final class Telling implements AutoCloseable {
    /** More matches of one rule than anybody reads. */
    private static final int MOST_MATCHES = 200;

    private final Map<String, Ladder> ladders;
    private final Map<String, RuleProblem> untold;
    private final Queries.Asked asked;
    private final List<Conclusion> conclusions;

    Telling(
            Map<String, Ladder> ladders,
            Map<String, RuleProblem> untold,
            Queries queries,
            Collection<? extends Fact> facts,
            Verdict verdict) {
        this.ladders = ladders;
        this.untold = untold;
        this.conclusions = all(verdict);
        Set<Object> known = new LinkedHashSet<>(facts);
        known.addAll(conclusions);
        this.asked = queries.of(known);
    }

    /** Everything that was concluded, in the order of the layers. */
    public static List<Conclusion> all(Verdict verdict) {
        return Stream.<List<? extends Conclusion>>of(
                        verdict.findings(),
                        verdict.causes(),
                        verdict.fixes(),
                        verdict.vetoes(),
                        verdict.diagnoses(),
                        verdict.alerts(),
                        verdict.silences())
                .<Conclusion>flatMap(List::stream)
                .toList();
    }

    /**
     * Why what is told of this rule would not be true: its conditions are met where the engine concluded nothing by it, or the
     * other way round.
     */
    public Optional<String> doubt(Rule rule) {
        Seeker seeker = new Seeker(asked);
        boolean met = ladder(rule).ways().stream()
                .anyMatch(way -> !new Walk(seeker, way).full().isEmpty());
        boolean concluded = conclusions.stream().anyMatch(one -> one.rule().equals(rule.name()));
        if (met == concluded) {
            return Optional.empty();
        }
        return Optional.of(
                met
                        ? "its conditions are met, yet the engine concluded nothing under its name"
                        : "the engine concluded something, yet its conditions are not met");
    }

    private Ladder ladder(Rule rule) {
        Ladder ladder = ladders.get(rule.name());
        if (ladder == null) {
            throw new IllegalArgumentException("not asked about: " + rule.name());
        }
        return ladder;
    }

    /**
     * The story of one rule.
     *
     * @param subject what it is asked about; empty for the rule as a whole
     */
    public Story story(Rule rule, Optional<String> subject) {
        List<Conclusion> concluded = conclusions.stream()
                .filter(conclusion -> conclusion.rule().equals(rule.name()))
                .toList();
        Ladder ladder = ladder(rule);
        RuleProblem problem = untold.get(ladder.source().path());
        if (problem != null) {
            return untold(rule, concluded, problem.message());
        }
        try {
            return story(ladder, concluded, subject);
        } catch (RuntimeException failed) {
            return untold(rule, concluded, "one of its conditions fails: " + failed.getMessage());
        }
    }

    private static Story untold(Rule rule, List<Conclusion> concluded, String why) {
        return new Story(rule, List.of(), Optional.empty(), concluded, Optional.of("cannot be followed: " + why));
    }

    private Story story(Ladder ladder, List<Conclusion> concluded, Optional<String> subject) {
        Seeker seeker = new Seeker(asked);
        List<Course> matches = new ArrayList<>();
        List<Course> tries = new ArrayList<>();
        for (List<Step> way : ladder.ways()) {
            Walk walk = new Walk(seeker, way);
            matches.addAll(walk.matches(MOST_MATCHES));
            walk.nearest(subject).ifPresent(tries::add);
        }
        List<Course> ours = subject.map(name ->
                        matches.stream().filter(match -> match.about(name)).toList())
                .orElse(matches);
        Optional<Course> nearest = ours.isEmpty()
                ? tries.stream()
                        .sorted(Comparator.comparing(Course::progress).reversed())
                        .findFirst()
                : Optional.empty();
        return new Story(ladder.rule(), ours, nearest, concluded, doubt(ladder.rule()));
    }

    @Override
    public void close() {
        asked.close();
    }
}
