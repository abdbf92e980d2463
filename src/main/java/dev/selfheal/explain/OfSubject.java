package dev.selfheal.explain;

import dev.selfheal.fact.Fact;
import dev.selfheal.fact.Remembered;
import dev.selfheal.outcome.Paint;
import dev.selfheal.policy.explain.Course;
import dev.selfheal.policy.explain.Story;
import dev.selfheal.policy.tree.Pattern;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Severity;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Veto;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything about one subject: what was seen, what was concluded, and where nothing was, what came nearest. */
public record OfSubject(Decided decided, ZoneId zone, String subject) {
    private static final int MOST_REMEMBERED = 5;
    private static final int MOST_NEAREST = 5;

    public List<Branch> tree() {
        List<Conclusion> about = decided.about(subject);
        Set<String> fired = about.stream().map(Conclusion::rule).collect(Collectors.toSet());
        Set<String> types = types();
        List<Rule> rules = decided.rules().stream()
                .filter(rule -> fired.contains(rule.name()) || looksAt(rule, types))
                .toList();
        List<Story> stories = decided.stories(rules, Optional.of(subject));
        Parts parts = new Parts(decided, new Values(decided.moment().at(), zone), stories);
        List<Branch> below = new ArrayList<>(parts.doubts());
        below.addAll(facts(parts));
        causes(parts).forEach(below::add);
        for (Conclusion conclusion : about) {
            if (conclusion instanceof Fix fix) {
                below.add(parts.fix(fix, true));
            } else if (!(conclusion instanceof Veto) && (decided.moment().last() || !forwarded(conclusion))) {
                below.add(parts.explained(conclusion));
            }
        }
        whyNot(parts, about).forEach(below::add);
        return List.of(Branch.of(subject, below).in(Paint.BOLD));
    }

    private static boolean forwarded(Conclusion conclusion) {
        return conclusion instanceof Alert || conclusion instanceof DiagnosisRequest || conclusion instanceof Silence;
    }

    private Set<String> types() {
        return Stream.concat(decided.moment().facts().stream(), decided.about(subject).stream())
                .filter(one -> !(one instanceof Fact fact) || fact.subject().equals(subject))
                .map(one -> one.getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    private static boolean looksAt(Rule rule, Set<String> types) {
        return rule.when().all().anyMatch(part -> part instanceof Pattern pattern && types.contains(pattern.type()));
    }

    private List<Branch> facts(Parts parts) {
        List<Fact> all = decided.moment().facts().stream()
                .filter(fact -> fact.subject().equals(subject))
                .toList();
        List<Branch> lines = all.stream()
                .filter(fact -> !(fact instanceof Remembered))
                .map(fact -> Branch.of("seen: " + parts.values().whole((Record) fact)))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Fact> remembered =
                all.stream().filter(Remembered.class::isInstance).toList();
        remembered.stream()
                .limit(MOST_REMEMBERED)
                .forEach(fact -> lines.add(Branch.of("known: " + parts.values().whole((Record) fact))));
        if (remembered.size() > MOST_REMEMBERED) {
            lines.add(Branch.of("known: and " + (remembered.size() - MOST_REMEMBERED) + " more"));
        }
        return lines;
    }

    private List<Branch> causes(Parts parts) {
        return decided.verdict().causes().stream()
                .filter(cause -> cause.explains().contains(subject))
                .map(cause ->
                        parts.painted(cause, "explained by " + cause.subject() + " " + parts.line(cause), List.of()))
                .toList();
    }

    /** Where something could be expected that is not there: the rules that came nearest to it. */
    private List<Branch> whyNot(Parts parts, List<Conclusion> about) {
        boolean sick = about.stream()
                .anyMatch(one -> (one instanceof Finding finding && finding.severity() != Severity.INFO)
                        || one instanceof Cause);
        List<Branch> all = new ArrayList<>();
        if (!sick) {
            all.addAll(nearest(parts, Set.of("Finding", "Cause"), 0, "nothing is found wrong with it"));
        }
        if (sick && about.stream().noneMatch(Fix.class::isInstance)) {
            all.addAll(nearest(parts, Set.of("Fix"), 1, "no fix is asked for"));
        }
        boolean critical = about.stream()
                .anyMatch(one -> one instanceof Finding finding && finding.severity() == Severity.CRITICAL);
        if (critical && decided.moment().last() && about.stream().noneMatch(Alert.class::isInstance)) {
            all.addAll(nearest(parts, Set.of("Alert"), 1, "the operator is not told"));
        }
        return all;
    }

    /** @param conditions how many must have been met for a rule to be near */
    private List<Branch> nearest(Parts parts, Set<String> what, int conditions, String otherwise) {
        List<Story> near = parts.stories().stream()
                .filter(story -> story.nearest().isPresent() && what.stream().anyMatch(concludes(story)::contains))
                .filter(story -> story.nearest().get().about(subject)
                        && story.nearest().get().looks().size() > conditions)
                .sorted(Comparator.comparing((Story story) ->
                                story.nearest().map(Course::progress).orElse(0))
                        .reversed())
                .toList();
        List<Branch> lines = near.stream()
                .limit(MOST_NEAREST)
                .map(story -> Branch.of(story.rule().name() + ": " + stop(parts, story)))
                .collect(Collectors.toCollection(ArrayList::new));
        if (near.size() > MOST_NEAREST) {
            lines.add(Branch.of("and " + (near.size() - MOST_NEAREST)
                    + " more rules that look at it; ask for one by its name, such as "
                    + near.get(MOST_NEAREST).rule().name()));
        }
        String lead = lines.isEmpty()
                ? otherwise + (conditions == 0 ? ", and no rule would" : ": no rule is for this")
                : otherwise + "; nearest came";
        return List.of(Branch.of(lead, lines));
    }

    private static String stop(Parts parts, Story story) {
        return story.nearest()
                .flatMap(Course::stop)
                .map(look -> new Looks(parts.values()).stop(look))
                .orElse("");
    }

    private static String concludes(Story story) {
        return story.rule().then();
    }
}
