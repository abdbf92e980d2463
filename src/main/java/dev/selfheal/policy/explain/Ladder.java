package dev.selfheal.policy.explain;

import dev.selfheal.policy.RuleSource;
import dev.selfheal.policy.tree.Accumulate;
import dev.selfheal.policy.tree.AllOf;
import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Constraint;
import dev.selfheal.policy.tree.Opaque;
import dev.selfheal.policy.tree.Pattern;
import dev.selfheal.policy.tree.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of one rule as queries, each with a little more of them than the one before. */
final class Ladder {
    private final Rule rule;
    private final String prefix;
    private final StringBuilder text = new StringBuilder();
    private final List<List<Step>> ways = new ArrayList<>();
    private int queries;

    /** @param prefix of the names of its queries, which no other rule has */
    Ladder(Rule rule, String prefix) {
        this.rule = rule;
        this.prefix = prefix;
        text.append(rule.preamble());
        Ways.of(rule.when()).forEach(way -> ways.add(steps(way)));
    }

    Rule rule() {
        return rule;
    }

    /** The steps of each way to meet its conditions. */
    List<List<Step>> ways() {
        return ways;
    }

    /** A file with all its queries. */
    RuleSource source() {
        return new RuleSource(rule.file() + "#" + rule.name(), text.toString());
    }

    /** The name under which the fact of a pattern is asked for. */
    static String nameOf(Pattern pattern) {
        return pattern.binding().orElse("$fact" + pattern.span().begin());
    }

    private List<Step> steps(List<Condition> way) {
        List<Step> steps = new ArrayList<>();
        List<Condition> before = new ArrayList<>();
        for (Condition condition : way) {
            steps.add(step(before, condition));
            before.add(named(condition));
        }
        return List.copyOf(steps);
    }

    private Step step(List<Condition> before, Condition condition) {
        if (condition instanceof Pattern) {
            List<Rung> rungs = rungs(before, List.of(condition));
            return new Step(condition, rungs.get(rungs.size() - 1).query(), List.of(rungs), List.of());
        }
        List<List<Rung>> searches = condition instanceof Opaque
                ? List.of()
                : Ways.of(condition.parts().get(0)).stream()
                        .map(inside -> rungs(before, inside))
                        .toList();
        if (condition instanceof Accumulate accumulate) {
            List<Rung> totals = totals(before, accumulate);
            return new Step(condition, totals.get(totals.size() - 1).query(), searches, totals);
        }
        return new Step(condition, query(before, condition), searches, List.of());
    }

    private List<Rung> rungs(List<Condition> before, List<Condition> inside) {
        List<Rung> rungs = new ArrayList<>();
        List<Condition> all = new ArrayList<>(before);
        for (Condition condition : inside) {
            if (condition instanceof Pattern pattern) {
                rungs(all, pattern, rungs);
            } else {
                rungs.add(new Rung(query(all, condition), condition, Optional.empty()));
            }
            all.add(named(condition));
        }
        return List.copyOf(rungs);
    }

    private void rungs(List<Condition> before, Pattern pattern, List<Rung> rungs) {
        List<Constraint> constraints = pattern.constraints();
        Optional<Constraint> tested = Optional.empty();
        for (int count = 0; count < constraints.size(); count++) {
            Constraint next = constraints.get(count);
            if (next.tests()) {
                rungs.add(rung(before, pattern, count, tested));
                tested = Optional.of(next);
            }
        }
        rungs.add(rung(before, pattern, constraints.size(), tested));
    }

    private Rung rung(List<Condition> before, Pattern pattern, int count, Optional<Constraint> tested) {
        Pattern part = pattern.withConstraints(pattern.constraints().subList(0, count));
        return new Rung(query(before, named(part)), pattern, tested);
    }

    private List<Rung> totals(List<Condition> before, Accumulate accumulate) {
        List<Rung> rungs = new ArrayList<>();
        for (int count = 0; count <= accumulate.results().size(); count++) {
            Accumulate part = accumulate.withResults(accumulate.results().subList(0, count));
            Optional<Constraint> newest = count == 0
                    ? Optional.empty()
                    : Optional.of(accumulate.results().get(count - 1));
            rungs.add(new Rung(query(before, part), accumulate, newest));
        }
        return List.copyOf(rungs);
    }

    /** Only what was given a name comes back from a query. */
    private static Condition named(Condition condition) {
        return condition instanceof Pattern pattern
                ? new Pattern(pattern.span(), Optional.of(nameOf(pattern)), pattern.type(), pattern.constraints())
                : condition;
    }

    private String query(List<Condition> before, Condition last) {
        List<Condition> all = new ArrayList<>(before);
        all.add(last);
        String name = prefix + queries++;
        text.append("query ")
                .append(name)
                .append("\n")
                .append(new AllOf(rule.when().span(), all).lines())
                .append("end\n");
        return name;
    }
}
