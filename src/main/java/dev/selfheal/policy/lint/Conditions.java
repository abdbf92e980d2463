package dev.selfheal.policy.lint;

import dev.selfheal.fact.Fact;
import dev.selfheal.policy.tree.Accumulate;
import dev.selfheal.policy.tree.Condition;
import dev.selfheal.policy.tree.Constraint;
import dev.selfheal.policy.tree.Exists;
import dev.selfheal.policy.tree.Not;
import dev.selfheal.policy.tree.Opaque;
import dev.selfheal.policy.tree.Pattern;
import dev.selfheal.verdict.Conclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the conditions of a rule, in their order, and tells of what they cannot mean. */
final class Conditions {
    private static final String PLAIN = "write it as field, operator and value: state == ServiceState.DOWN";

    private static final Map<String, String> INSTEAD = Map.of(
            "eval", "write it as a constraint of a pattern",
            "forall", "write it as not (... and not ...)",
            "from", "name the field in a pattern, or count with accumulate(...; ...)");

    private static final Map<String, Kind> TOTALS = Map.of(
            "count",
            Kind.of(Long.class),
            "sum",
            Kind.NUMBER,
            "average",
            Kind.NUMBER,
            "min",
            Kind.NUMBER,
            "max",
            Kind.NUMBER,
            "collectList",
            Kind.of(List.class),
            "collectSet",
            Kind.of(java.util.Set.class),
            "union",
            Kind.of(java.util.Set.class));

    private final List<Read> reads = new ArrayList<>();
    private final FileText file;

    private Conditions(FileText file) {
        this.file = file;
    }

    static List<Read> of(Condition when, FileText file, Scope scope) {
        Conditions conditions = new Conditions(file);
        conditions.walk(when, scope, Optional.empty());
        return List.copyOf(conditions.reads);
    }

    private void walk(Condition condition, Scope scope, Optional<String> within) {
        if (condition instanceof Pattern pattern) {
            pattern(pattern, scope, within);
        } else if (condition instanceof Accumulate accumulate) {
            accumulate(accumulate, scope);
        } else if (condition instanceof Opaque opaque) {
            if (!opaque.what().equals("eval")) { // that one is banned as a word
                scope.problem(
                        opaque.span().begin(),
                        opaque.what() + " is not used here",
                        INSTEAD.getOrDefault(opaque.what(), "write it as a pattern"));
            }
            opaque.binds().forEach(name -> scope.variables().put(name, Kind.TOLD));
        } else if (condition instanceof Not || condition instanceof Exists) {
            Optional<String> word = Optional.of(condition instanceof Not ? "not" : "exists");
            Scope inner = scope.inner();
            condition.parts().forEach(part -> walk(part, inner, word));
        } else {
            condition.parts().forEach(part -> walk(part, scope, within));
        }
    }

    private void accumulate(Accumulate accumulate, Scope scope) {
        Scope inner = scope.inner();
        walk(accumulate.inside(), inner, Optional.of("accumulate"));
        for (Accumulate.Total total : accumulate.totals()) {
            Kind kind = TOTALS.getOrDefault(total.function(), Kind.UNKNOWN);
            if (!kind.known()) {
                scope.problem(
                        accumulate.span().begin(),
                        total.function() + "(...) is no total that is used here",
                        "use count, sum, average, min, max, collectList, collectSet or union");
            }
            for (String argument : total.arguments()) {
                argument(accumulate, argument, inner);
            }
            total.binding().ifPresent(name -> scope.variables().put(name, kind));
        }
        accumulate.results().forEach(result -> constraint(result, scope));
    }

    /** The parser does not tell where it stands, so that it is told where the accumulate begins. */
    private void argument(Accumulate accumulate, String argument, Scope inner) {
        int at = accumulate.span().begin();
        try {
            Expr expr = ExprParser.constraint(argument, 0, argument.length());
            Found found = new Found();
            new Typing(new Scope(file, inner.imports(), inner.variables(), null, found)).of(expr);
            found.all().forEach(problem -> inner.problem(at, problem.message(), problem.cure()));
        } catch (ExprParser.Unreadable unreadable) {
            inner.problem(at, "\"" + argument.strip() + "\" cannot be understood", PLAIN);
        }
    }

    private void pattern(Pattern pattern, Scope scope, Optional<String> within) {
        int at = pattern.span().begin();
        Optional<Class<?>> imported = scope.imports().type(pattern.type());
        Optional<Class<?>> type = imported.or(() -> scope.imports().unimported(pattern.type()));
        if (imported.isEmpty()) {
            scope.imports().missing(pattern.type(), new Place(file, at), scope.found());
        }
        if (type.isEmpty()) {
            // What it binds would otherwise be told again wherever it is used.
            pattern.binds().forEach(name -> scope.variables().put(name, Kind.TOLD));
            return;
        }
        if (!Fact.class.isAssignableFrom(type.get()) && !Conclusion.class.isAssignableFrom(type.get())) {
            scope.problem(
                    at,
                    pattern.type() + " is neither a fact nor a conclusion",
                    "a rule reads facts of dev.selfheal.fact and conclusions of dev.selfheal.verdict");
        }
        if (file.words().code().substring(at, pattern.span().end()).indexOf(';') >= 0) {
            scope.problem(
                    at,
                    "fields by their position are not used here",
                    "name each field: " + pattern.type() + "(subject == ...)");
            pattern.binds().forEach(name -> scope.variables().put(name, Kind.TOLD));
            return;
        }
        Scope own = scope.of(type.get());
        List<Expr> constraints = new ArrayList<>();
        for (Constraint constraint : pattern.constraints()) {
            constraint(constraint, own).ifPresent(constraints::add);
        }
        pattern.binding().ifPresent(name -> scope.variables().put(name, Kind.of(type.get())));
        reads.add(new Read(pattern, type.get(), within, List.copyOf(constraints)));
    }

    private Optional<Expr> constraint(Constraint constraint, Scope scope) {
        try {
            Expr expr = ExprParser.constraint(
                    file.text(), constraint.span().begin(), constraint.span().end());
            new Typing(scope).truth(expr);
            return Optional.of(expr);
        } catch (ExprParser.Unreadable unreadable) {
            String what = constraint.drl().replaceAll("\\s+", " ").strip();
            scope.problem(
                    constraint.span().begin(),
                    "\"" + (what.length() > 80 ? what.substring(0, 77) + "..." : what) + "\" cannot be understood",
                    PLAIN);
            constraint.binds().ifPresent(name -> scope.variables().put(name, Kind.TOLD));
            return Optional.empty();
        }
    }
}
