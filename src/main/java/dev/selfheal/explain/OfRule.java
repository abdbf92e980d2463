package dev.selfheal.explain;

import dev.selfheal.outcome.Paint;
import dev.selfheal.policy.explain.Story;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.verdict.Conclusion;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One rule: whether it fired and on what, else what stopped it. */
public record OfRule(Decided decided, ZoneId zone) {
    /** @param subject for which one; empty for any */
    public List<Branch> tree(Rule rule, Optional<String> subject) {
        Story story = decided.stories(List.of(rule), subject).get(0);
        Values values = new Values(decided.moment().at(), zone);
        Parts parts = new Parts(decided, values, List.of(story));
        List<Branch> below = new ArrayList<>();
        doc(rule).ifPresent(doc -> below.add(Branch.of(doc).in(Paint.FAINT)));
        List<Conclusion> ours = story.concluded().stream()
                .filter(conclusion ->
                        subject.isEmpty() || decided.about(subject.get()).contains(conclusion))
                .toList();
        if (ours.isEmpty()) {
            story.doubt().ifPresent(doubt -> below.add(Parts.doubt(doubt)));
            story.matches().stream().limit(1).forEach(met -> below.addAll(new Looks(values).of(met)));
        }
        ours.forEach(conclusion -> below.add(
                parts.painted(conclusion, conclusion.subject() + " " + parts.line(conclusion), parts.why(conclusion))));
        story.nearest().ifPresent(course -> below.addAll(new Looks(values).of(course)));
        String did =
                ours.isEmpty() ? subject.map(name -> "did not fire for " + name).orElse("did not fire") : "fired";
        String place = rule.file() + ":" + rule.span().line();
        return List.of(
                Branch.of(rule.name() + " " + did + " (" + place + ")", below).in(Paint.BOLD));
    }

    private static Optional<String> doc(Rule rule) {
        return Optional.ofNullable(rule.annotations().get("doc")).map(doc -> doc.replaceAll("^\"|\"$", ""));
    }
}
