package dev.selfheal.policy.variant;

import dev.selfheal.policy.tree.AllOf;
import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Not;
import dev.selfheal.policy.tree.Pattern;
import dev.selfheal.policy.tree.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A rule and its variants.
 *
 * @param asItIs what they are compared with
 * @param changed one thing in each; some may not compile
 */
public record Variants(Variant asItIs, List<Variant> changed) {
    /** Everything that can be changed in a rule, one thing at a time. */
    public static Variants of(Rule rule) {
        Map<String, Integer> names = new HashMap<>();
        List<Variant> changed = Stream.of(conditions(rule), absences(rule), conclusions(rule))
                .flatMap(List::stream)
                .map(variant -> {
                    int times = names.merge(variant.words(), 1, Integer::sum);
                    return times == 1 ? variant : variant.named(variant.words() + " (" + times + ")");
                })
                .toList();
        return new Variants(Variant.of(rule), changed);
    }

    /** The same rule, and the variants that it would have without the conditions that are explained to decide nothing. */
    public Variants without(Explained explained) {
        Variants left = this;
        for (String id : explained.reasons().keySet()) {
            left = left.weaker().changed().stream()
                    .filter(variant -> variant.id().equals(id))
                    .findFirst()
                    .map(variant -> of(variant.rule().with(variant.when())))
                    .orElse(left);
        }
        return new Variants(asItIs, left.changed());
    }

    /** Of each rule, only the variants in which a condition that can stop it is left out. */
    public Variants weaker() {
        return new Variants(asItIs, changed.stream().filter(Variant::weaker).toList());
    }

    /** Of each rule, only those that somebody could have written by mistake. */
    public Variants mutants() {
        return new Variants(
                asItIs,
                changed.stream()
                        .filter(variant -> variant.change() != Change.ABSENT)
                        .toList());
    }

    /** The rule and all its variants. */
    public Stream<Variant> all() {
        return Stream.concat(Stream.of(asItIs), changed.stream());
    }

    private static List<Variant> conditions(Rule rule) {
        return new ConditionEdits(rule)
                .all().stream()
                        .map(edit -> new Variant(
                                rule,
                                edit.change(),
                                edit.part(),
                                edit.words(),
                                edit.line(),
                                edit.weaker(),
                                (AllOf) edit.other().orElse(rule.when()),
                                rule.then()))
                        .toList();
    }

    /** What must not be beside a fact is not there either where there is no such fact. */
    private static List<Variant> absences(Rule rule) {
        List<Variant> variants = new ArrayList<>();
        for (Condition part : rule.when().parts()) {
            List<Condition> others = new ArrayList<>(rule.when().parts());
            others.remove(part);
            List<Condition> dependent =
                    others.stream().filter(other -> Names.uses(other, part)).toList();
            boolean onlyNamed = part instanceof Pattern pattern
                    && pattern.constraints().stream().noneMatch(constraint -> constraint.tests());
            if (onlyNamed && !dependent.isEmpty() && dependent.stream().allMatch(Not.class::isInstance)) {
                others.removeAll(dependent);
                String written = Wording.oneLine(part.drl());
                variants.add(new Variant(
                        rule,
                        Change.ABSENT,
                        written,
                        "not asked for: " + written,
                        part.span().line(),
                        true,
                        rule.when().withParts(others),
                        "insertLogical(\"fired\");"));
            }
        }
        return variants;
    }

    private static List<Variant> conclusions(Rule rule) {
        Wording then = Wording.of(rule.then());
        return Stream.of(then.severities(), then.numbers(), then.statements())
                .flatMap(List::stream)
                .map(other -> new Variant(
                        rule,
                        other.change(),
                        "its conclusion",
                        other.words() + " (in its conclusion)",
                        rule.span().line(),
                        false,
                        rule.when(),
                        other.text()))
                .toList();
    }
}
