package dev.selfheal.policy.lint;

import dev.selfheal.spelling.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whether two sides of a comparison can be compared at all: the engine tells only when the rule is met, and not always. */
final class Comparing {
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
    private static final Set<String> TEXTS = Set.of("matches", "soundslike");

    private final Scope scope;

    Comparing(Scope scope) {
        this.scope = scope;
    }

    void two(Expr left, Kind of, Expr right, Kind with, String operator) {
        if (operator.equals("memberOf")) {
            held(of, right, with, operator);
        } else if (operator.equals("contains") || operator.equals("excludes")) {
            if (!of.text()) {
                held(with, left, of, operator);
            }
        } else if (TEXTS.contains(operator) || operator.startsWith("str[")) {
            texts(left, of, operator);
            texts(right, with, operator);
        } else if (!of.comparable(with)) {
            boolean swapped = left instanceof Expr.Literal && !(right instanceof Expr.Literal);
            Kind wanted = swapped ? with : of;
            scope.problem(
                    left.at(),
                    said(left) + " is " + of.words() + ", " + said(right) + " is " + with.words(),
                    cure(wanted, swapped ? left : right));
        } else if (ORDER.contains(operator) && (of.truth() || with.truth())) {
            scope.problem(
                    left.at(),
                    said(left) + " is true or false, and neither is less",
                    "write it alone, or with ! before it");
        }
    }

    private void held(Kind one, Expr many, Kind of, String operator) {
        if (of.known() && !of.many()) {
            scope.problem(
                    many.at(), said(many) + " is " + of.words() + " and holds nothing", operator + " needs a list");
        } else if (!of.inside().isEmpty() && !of.inside().get(0).comparable(one)) {
            scope.problem(
                    many.at(),
                    said(many) + " holds " + of.inside().get(0).words() + ", never " + one.words(),
                    "write " + of.inside().get(0).example());
        }
    }

    private void texts(Expr expr, Kind kind, String operator) {
        if (kind.known() && !kind.text()) {
            scope.problem(
                    expr.at(),
                    said(expr) + " is " + kind.words() + ", and " + operator + " needs text",
                    "compare it with == or <");
        }
    }

    private static String cure(Kind wanted, Expr other) {
        if (wanted.of().isEnum() && other instanceof Expr.Literal literal && literal.value() instanceof String text) {
            List<String> constants = Arrays.stream(wanted.of().getEnumConstants())
                    .map(String::valueOf)
                    .toList();
            return Nearest.of(text, constants)
                    .map(near -> "write " + wanted.of().getSimpleName() + "." + near)
                    .orElse("write " + wanted.example());
        }
        return "write " + wanted.example();
    }

    static String said(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return literal.value() instanceof String text ? "\"" + text + "\"" : String.valueOf(literal.value());
        }
        if (expr instanceof Expr.Name name) {
            return name.name();
        }
        if (expr instanceof Expr.Member member) {
            return said(member.on()) + "." + member.name();
        }
        if (expr instanceof Expr.Call call) {
            return (call.on() == null ? "" : said(call.on()) + ".") + call.name() + "(...)";
        }
        return expr instanceof Expr.Unary unary ? unary.operator() + said(unary.of()) : "this";
    }
}
