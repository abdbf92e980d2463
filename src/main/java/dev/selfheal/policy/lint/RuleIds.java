package dev.selfheal.policy.lint;

import dev.selfheal.fact.Asked;
import dev.selfheal.fact.Attempt;
import dev.selfheal.fact.Incident;
import dev.selfheal.verdict.Alert;
import dev.selfheal.verdict.Conclusion;
import dev.selfheal.verdict.DiagnosisRequest;
import dev.selfheal.verdict.Fix;
import dev.selfheal.verdict.Silence;
import dev.selfheal.verdict.Veto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which rules a pattern speaks of: {@code rule == "service.down"}, {@code rule in (...)}. */
final class RuleIds {
    private static final Map<Class<?>, Set<String>> OTHERS = Map.of(
            Fix.class, Set.of("cause"),
            Veto.class, Set.of("fix"),
            DiagnosisRequest.class, Set.of("about"),
            Alert.class, Set.of("about"),
            Silence.class, Set.of("about"),
            Asked.class, Set.of("about"),
            Attempt.class, Set.of("cause"),
            Incident.class, Set.of("rule"));

    private RuleIds() {}

    /** Whether that field of that type holds the id of a rule. */
    static boolean holds(Class<?> type, String field) {
        return (Conclusion.class.isAssignableFrom(type) && field.equals("rule"))
                || OTHERS.getOrDefault(type, Set.of()).contains(field);
    }

    /** Texts that this field is compared with anywhere in the constraints. */
    static List<Expr.Literal> compared(Read read, Predicate<String> field) {
        List<Expr.Literal> texts = new ArrayList<>();
        read.constraints().stream().flatMap(Expr::all).forEach(expr -> {
            if (expr instanceof Expr.In in && names(in.of(), field)) {
                in.values().forEach(value -> text(value, texts));
            } else if (expr instanceof Expr.Binary binary && Set.of("==", "!=").contains(binary.operator())) {
                if (names(binary.left(), field)) {
                    text(binary.right(), texts);
                } else if (names(binary.right(), field)) {
                    text(binary.left(), texts);
                }
            }
        });
        return texts;
    }

    private static boolean names(Expr expr, Predicate<String> field) {
        return expr instanceof Expr.Name name && field.test(name.name());
    }

    private static void text(Expr expr, List<Expr.Literal> texts) {
        if (expr instanceof Expr.Literal literal && literal.value() instanceof String) {
            texts.add(literal);
        }
    }

    /** Whether the pattern could match what the rule of that name concludes. */
    static boolean mayRead(Read read, String rule) {
        return read.constraints().stream().allMatch(constraint -> may(constraint, rule));
    }

    private static boolean may(Expr expr, String rule) {
        if (expr instanceof Expr.In in && names(in.of(), "rule"::equals)) {
            List<Expr.Literal> texts = new ArrayList<>();
            in.values().forEach(value -> text(value, texts));
            boolean named = texts.stream().anyMatch(text -> rule.equals(text.value()));
            return in.negated() ? !named : named || texts.size() < in.values().size();
        }
        if (expr instanceof Expr.Binary binary) {
            boolean left = names(binary.left(), "rule"::equals);
            Expr other = left ? binary.right() : binary.left();
            if ((left || names(binary.right(), "rule"::equals)) && other instanceof Expr.Literal literal) {
                return switch (binary.operator()) {
                    case "==" -> rule.equals(literal.value());
                    case "!=" -> !rule.equals(literal.value());
                    default -> true;
                };
            }
            return switch (binary.operator()) {
                case "&&" -> may(binary.left(), rule) && may(binary.right(), rule);
                case "||" -> may(binary.left(), rule) || may(binary.right(), rule);
                default -> true;
            };
        }
        return true;
    }
}
