package dev.selfheal.explain;

import dev.selfheal.outcome.FixRecord;
import dev.selfheal.outcome.Paint;
import dev.selfheal.outcome.Spoken;
import dev.selfheal.policy.explain.Story;
import dev.selfheal.policy.explain.Telling;
import dev.selfheal.policy.tree.Rule;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Cause;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Finding;
import dev.selfheal.verdict.Fix;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole of a judgement in short: causes, findings, the facts under them, and what follows of them. */
public record OfAll(Decided decided, ZoneId zone) {
    public List<Branch> tree() {
        Set<String> fired = decided.conclusions().stream().map(Conclusion::rule).collect(Collectors.toSet());
        List<Rule> rules = decided.rules().stream()
                .filter(rule -> fired.contains(rule.name()))
                .toList();
        List<Story> stories = decided.stories(rules, Optional.empty());
        Values values = new Values(decided.moment().at(), zone);
        Parts parts = new Parts(decided, values, stories);
        List<Branch> below = new ArrayList<>();
        below.addAll(parts.doubts());
        below.addAll(otherwise(parts));
        below.addAll(earlier());
        Set<Finding> told = new HashSet<>();
        for (Cause cause : decided.verdict().causes()) {
            List<Branch> under = facts(parts, cause);
            decided.verdict().findings().stream()
                    .filter(finding -> cause.explains().contains(finding.subject()) && told.add(finding))
                    .forEach(finding -> under.add(sick(parts, finding)));
            under.addAll(follows(parts, cause));
            below.add(parts.named(cause, under));
        }
        decided.verdict().findings().stream().filter(told::add).forEach(finding -> below.add(sick(parts, finding)));
        rest(parts).forEach(below::add);
        String title =
                decided.moment().title() + ", " + Spoken.time(decided.moment().at(), zone);
        if (decided.conclusions().isEmpty()) {
            below.add(Branch.of(
                    "nothing is concluded of its " + decided.moment().facts().size() + " facts"));
        }
        return List.of(Branch.of(title, below).in(Paint.BOLD));
    }

    private List<Branch> otherwise(Parts parts) {
        List<Conclusion> now = decided.conclusions();
        List<Conclusion> then = decided.moment().then().map(Telling::all).orElse(now);
        List<Branch> lines = new ArrayList<>();
        then.stream()
                .filter(one -> !now.contains(one))
                .forEach(one -> lines.add(Branch.of("only then: " + one.subject() + " " + parts.line(one))));
        now.stream()
                .filter(one -> !then.contains(one))
                .forEach(one -> lines.add(Branch.of("only now: " + one.subject() + " " + parts.line(one))));
        return lines.isEmpty()
                ? List.of()
                : List.of(Branch.of("it was decided otherwise then; this tells what the rules of now conclude", lines)
                        .in(Paint.YELLOW));
    }

    private static Branch sick(Parts parts, Finding finding) {
        List<Branch> under = facts(parts, finding);
        under.addAll(follows(parts, finding));
        return parts.named(finding, under);
    }

    /** The facts that the conditions met. */
    private static List<Branch> facts(Parts parts, Conclusion conclusion) {
        return parts.story(conclusion).stream()
                .flatMap(story -> story.behind(conclusion).stream().limit(1))
                .flatMap(course -> course.looks().stream())
                .flatMap(look -> look.search().found().stream())
                .flatMap(List::stream)
                .flatMap(fact -> fact instanceof Record record && !(fact instanceof Conclusion)
                        ? Stream.of("seen: " + parts.values().whole(record))
                        : Stream.of())
                .distinct()
                .map(Branch::of)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Branch> follows(Parts parts, Conclusion of) {
        List<Branch> all = new ArrayList<>();
        var verdict = parts.decided().verdict();
        verdict.fixes().stream()
                .filter(fix -> fix.subject().equals(of.subject()) && fix.cause().equals(of.rule()))
                .forEach(fix -> all.add(parts.fix(fix, false)));
        Stream.<Conclusion>concat(
                        told(parts).stream().filter(alert -> alert.about().equals(of.rule())),
                        asked(parts).stream().filter(request -> request.about().equals(of.rule())))
                .filter(next -> next.subject().equals(of.subject()))
                .forEach(next -> all.add(Branch.of(parts.line(next))));
        return all;
    }

    /** What follows of no finding of now: what is told to be well again, and fixes for something else. */
    private static List<Branch> rest(Parts parts) {
        var verdict = parts.decided().verdict();
        Set<String> known = Stream.<Conclusion>concat(verdict.findings().stream(), verdict.causes().stream())
                .map(conclusion -> conclusion.rule() + " " + conclusion.subject())
                .collect(Collectors.toSet());
        List<Branch> all = new ArrayList<>();
        for (Fix fix : verdict.fixes()) {
            if (!known.contains(fix.cause() + " " + fix.subject())) {
                all.add(parts.fix(fix, false));
            }
        }
        told(parts).stream()
                .filter(alert -> !known.contains(alert.about() + " " + alert.subject()))
                .forEach(alert -> all.add(parts.named(alert, List.of())));
        return all;
    }

    private static List<Alert> told(Parts parts) {
        return parts.decided().moment().last() ? parts.decided().verdict().alerts() : List.of();
    }

    private static List<DiagnosisRequest> asked(Parts parts) {
        return parts.decided().moment().last() ? parts.decided().verdict().diagnoses() : List.of();
    }

    private List<Branch> earlier() {
        return decided.moment().fixes().stream()
                .filter(fix -> fix.round() < decided.moment().round())
                .map(fix -> Branch.of("round " + fix.round() + ": " + fix.action() + " of " + fix.target() + ": "
                        + Parts.became(fix) + round(fix)))
                .toList();
    }

    private static String round(FixRecord fix) {
        return "; why: --round " + fix.round();
    }
}
